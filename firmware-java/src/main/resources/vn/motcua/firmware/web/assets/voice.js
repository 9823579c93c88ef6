// Says calls one after the other, never two at once: in Vietnamese when the browser has a voice of
// its own for it (nothing is sent to a network), else with a chime.

const CALLS_MAX = 8; // beyond it the oldest is dropped: it stands on the display anyway
const UTTERANCE_MS_MAX = 15_000;

const DIGITS = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];

/** A number digit by digit, as it is called in the hall. */
export const spoken = (number) => Array.from(number, (digit) => DIGITS[digit] ?? digit).join(" ");

export class Voice {
  #queue = [];
  #speaking = false;
  #audio = null;

  /** Queues one sentence. */
  call(sentence) {
    this.#queue.push(sentence);
    if (this.#queue.length > CALLS_MAX) {
      this.#queue.shift();
    }
    if (!this.#speaking) {
      this.#run();
    }
  }

  async #run() {
    this.#speaking = true;
    while (this.#queue.length > 0) {
      const sentence = this.#queue.shift();
      await this.#chime();
      await speak(sentence);
    }
    this.#speaking = false;
  }

  /** Two soft tones; silent when the browser does not allow sound yet. */
  async #chime() {
    this.#audio ??= new AudioContext();
    const audio = this.#audio;
    audio.resume(); // works once a person has touched the page, or where the browser is told so
    if (audio.state === "running") {
      [[659.3, 0], [523.3, 0.35]].forEach(([hertz, at]) => tone(audio, hertz, audio.currentTime + at));
    }
    await new Promise((resume) => { setTimeout(resume, 1000); });
  }
}

function tone(audio, hertz, start) {
  const oscillator = audio.createOscillator();
  const gain = audio.createGain();
  oscillator.frequency.value = hertz;
  gain.gain.setValueAtTime(0.0001, start);
  gain.gain.exponentialRampToValueAtTime(0.25, start + 0.02);
  gain.gain.exponentialRampToValueAtTime(0.0001, start + 0.6);
  oscillator.connect(gain).connect(audio.destination);
  oscillator.start(start);
  oscillator.stop(start + 0.65);
}

/** Resolves when the sentence has been said, or at once when there is no local Vietnamese voice. */
function speak(sentence) {
  const voice = globalThis.speechSynthesis?.getVoices()
    .find((each) => each.localService && each.lang.toLowerCase().startsWith("vi"));
  if (!voice) {
    return Promise.resolve();
  }
  return new Promise((resume) => {
    const utterance = new SpeechSynthesisUtterance(sentence);
    const stop = setTimeout(() => { speechSynthesis.cancel(); resume(); }, UTTERANCE_MS_MAX);
    const end = () => { clearTimeout(stop); resume(); };
    utterance.voice = voice;
    utterance.lang = "vi-VN";
    utterance.rate = 0.8;
    utterance.addEventListener("end", end);
    utterance.addEventListener("error", end);
    speechSynthesis.speak(utterance);
  });
}
