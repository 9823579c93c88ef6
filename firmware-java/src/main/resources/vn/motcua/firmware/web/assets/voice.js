// Speaks calls one after another, never two at once, always after a chime: with the recorded words
// of the board (/voice), else with a Vietnamese voice of the browser's own (nothing is sent to a
// network), else with a second chime, so that people look up. Missing words are reported to staff.

const CALLS_MAX = 8; // beyond it the oldest is dropped: it stands on the display anyway
const UTTERANCE_MS_MAX = 15_000;
const UNLOCK_MS_MAX = 1_500;
const CHIME_MS = 1_000;
const LOAD_AGAIN_MS = 30_000;
const WORD_PAUSE_S = 0.06;

const DIGITS = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];

/** A number digit by digit, as it is called in the hall. */
export const spoken = (number) => Array.from(number, (digit) => DIGITS[digit] ?? digit).join(" ");

/** What to say: `sentence` for a voice, `words` are the recordings that make the same sentence. */
export const callOf = (call) => ({
  sentence: call.spoken,
  words: ["moi-cong-dan-so", ...call.number, "den-quay-so", ...call.counter.toLowerCase()],
});

export const ownNumber = (number) => ({
  sentence: `Số của ông bà là ${spoken(number)}`,
  words: ["so-cua-ong-ba-la", ...number],
});

const wait = (ms) => new Promise((resume) => { setTimeout(resume, ms); });

export class Voice {
  #queue = [];
  #speaking = false;
  #hushes = 0; // what was queued before the latest hush is not said
  #audio = null;
  #words = new Map();
  #playing = [];
  #told;

  /** `told(trouble)` gets a message for staff when no voice will be heard, "" otherwise. */
  constructor(told = () => {}) {
    this.#told = told;
    this.#load();
    globalThis.speechSynthesis?.addEventListener?.("voiceschanged", () => this.#tell());
    document.addEventListener("pointerdown", () => { this.#audio?.resume().then(() => this.#tell()); });
  }

  /** Opens the loudspeaker, as far as the browser allows it before a person has touched the page. */
  async open() {
    this.#audio ??= new AudioContext();
    if (this.#audio.state !== "running") {
      await Promise.race([this.#audio.resume(), wait(UNLOCK_MS_MAX)]);
    }
    this.#tell();
    return this.#audio.state === "running";
  }

  /** Queues a call. */
  call(saying) {
    this.#queue.push(saying);
    if (this.#queue.length > CALLS_MAX) {
      this.#queue.shift();
    }
    if (!this.#speaking) {
      this.#run();
    }
  }

  /** Stops the current call and clears the queue. */
  hush() {
    this.#queue = [];
    this.#hushes += 1;
    this.#playing.splice(0).forEach((source) => source.stop());
    globalThis.speechSynthesis?.cancel();
  }

  async #run() {
    this.#speaking = true;
    while (this.#queue.length > 0) {
      const saying = this.#queue.shift();
      const hushes = this.#hushes;
      await this.#chime();
      if (hushes === this.#hushes) {
        await this.#say(saying);
      }
    }
    this.#speaking = false;
  }

  async #say({ sentence, words }) {
    if (words?.every((word) => this.#words.has(word))) {
      await this.#play(words.map((word) => this.#words.get(word)));
    } else if (localVoice()) {
      await utter(sentence);
    } else {
      await this.#chime();
    }
  }

  /** Two soft tones; silent when the browser does not allow sound yet. */
  async #chime() {
    if (await this.open()) {
      const audio = this.#audio;
      [[659.3, 0], [523.3, 0.35]].forEach(([hertz, at]) => tone(audio, hertz, audio.currentTime + at));
    }
    await wait(CHIME_MS);
  }

  async #play(buffers) {
    if (!await this.open()) {
      return;
    }
    let at = this.#audio.currentTime + 0.05;
    const begin = at;
    for (const buffer of buffers) {
      const source = this.#audio.createBufferSource();
      source.buffer = buffer;
      source.connect(this.#audio.destination);
      source.start(at);
      this.#playing.push(source);
      at += buffer.duration + WORD_PAUSE_S;
    }
    const last = this.#playing.at(-1);
    await Promise.race([
      new Promise((end) => { last.addEventListener("ended", end); }), wait((at - begin) * 1000 + 1000)]);
    this.#playing = [];
  }

  /** Fetches the board's words; tries again while the board does not answer. */
  async #load() {
    try {
      this.#audio ??= new AudioContext();
      const { words } = await fetch("/api/voice").then((answer) => answer.json());
      await Promise.all(words.map(async (word) => {
        const recording = await fetch(`/voice/${word}.wav`).then((answer) => answer.arrayBuffer());
        this.#words.set(word, await this.#audio.decodeAudioData(recording));
      }));
    } catch (lost) {
      console.warn("the words of the board could not be loaded, they will be tried again", lost);
      setTimeout(() => this.#load(), LOAD_AGAIN_MS);
    }
    this.#tell();
  }

  #tell() {
    const missing = ["moi-cong-dan-so", "den-quay-so", ..."0123456789"].filter((word) => !this.#words.has(word));
    const blocked = this.#audio && this.#audio.state !== "running";
    this.#told(blocked ? "Trình duyệt đang chặn âm thanh: chạm màn hình một lần để bật."
      : missing.length === 0 || localVoice() ? ""
        : this.#words.size === 0 ? "Chưa cài giọng đọc: chỉ có tiếng chuông."
          : `Giọng đọc thiếu tệp ${missing.join(", ")}: chỉ có tiếng chuông.`);
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

const localVoice = () => globalThis.speechSynthesis?.getVoices()
  .find((each) => each.localService && each.lang.toLowerCase().startsWith("vi"));

/** Resolves when the sentence has been said. */
function utter(sentence) {
  return new Promise((resume) => {
    const utterance = new SpeechSynthesisUtterance(sentence);
    const stop = setTimeout(() => { speechSynthesis.cancel(); resume(); }, UTTERANCE_MS_MAX);
    const end = () => { clearTimeout(stop); resume(); };
    utterance.voice = localVoice();
    utterance.lang = "vi-VN";
    utterance.rate = 0.8;
    utterance.addEventListener("end", end);
    utterance.addEventListener("error", end);
    speechSynthesis.speak(utterance);
  });
}
