package vn.motcua.firmware.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.motcua.firmware.queue.touch.CounterTouch;
import vn.motcua.firmware.queue.touch.KioskTouch;

/** The hall before its display, in a real browser. */
final class DisplayInChromiumTest extends BrowserAtABoard {
  /** A browser with a local Vietnamese voice that needs 100 ms a sentence. */
  private static final String SPEAK_THREE_CALLS =
      """
      const done = arguments[arguments.length - 1];
      const heard = [];
      globalThis.SpeechSynthesisUtterance = class extends EventTarget {
        constructor(text) { super(); this.text = text; }
      };
      const finish = (utterance) => {
        heard.push('end');
        utterance.dispatchEvent(new Event('end'));
        if (heard.length === 6) done(heard);
      };
      Object.defineProperty(globalThis, 'speechSynthesis', { configurable: true, value: {
        getVoices: () => [{ lang: 'en-US', localService: true }, { lang: 'vi-VN', localService: true }],
        cancel() {},
        speak(utterance) {
          heard.push('begin ' + utterance.text);
          setTimeout(finish, 100, utterance);
        },
      } });
      import('/assets/voice.js').then(({ Voice, spoken }) => {
        const voice = new Voice();
        for (const number of ['20', '14', '59']) voice.call({ sentence: spoken(number) });
      });
      """;

  @Test
  void theHallSeesACallAtOnceAndNoName() {
    visit("/display");
    reads("#counters", "Quầy số 2");
    board.does(new KioskTouch.TakeNumber("request-1", "dat-dai", null));
    board.does(new CounterTouch.CallNext("2"));
    reads("#last", "1001");
    reads("#to", "QUẦY SỐ 2");
    assertThat(browser.getPageSource()).doesNotContain("Trần Thị Mẫu");
  }

  @Test
  void callsAreSpokenDigitByDigitAndNeverTwoAtOnce() {
    visit("/display");
    browser.manage().timeouts().scriptTimeout(PATIENCE);
    Object heard = browser.executeAsyncScript(SPEAK_THREE_CALLS);
    assertThat(heard)
        .isEqualTo(
            List.of("begin hai không", "end", "begin một bốn", "end", "begin năm chín", "end"));
  }
}
