package vn.motcua.firmware.web;

import java.util.List;
import java.util.Objects;
import org.openqa.selenium.JavascriptExecutor;

/** Finds text that a person cannot read because it is cut off, covered or out of reach. */
final class Overflow {
  /**
   * Every element with text of its own: its glyphs' rectangle must lie within each box that hides
   * what sticks out, and within what the window shows or can be scrolled to. The ticker runs.
   */
  private static final String CUT_OFF =
      """
      const cut = [];
      const scroll = document.scrollingElement;
      for (const element of document.body.querySelectorAll('*')) {
        const own = Array.from(element.childNodes).filter((n) => n.nodeType === 3 && n.data.trim());
        if (own.length === 0 || element.closest('.ticker, .visually-hidden, option, dialog:not([open]), svg')
            || !element.checkVisibility()) continue;
        const range = document.createRange();
        range.setStartBefore(own[0]);
        range.setEndAfter(own.at(-1));
        const text = range.getBoundingClientRect();
        if (text.width === 0) continue;
        const say = (why) => cut.push(`${element.tagName}#${element.id}.${element.className} “${
          element.textContent.trim().slice(0, 40)}”: ${why}`);
        const slack = 2;
        for (let box = element; box && box !== document.body; box = box.parentElement) {
          const style = getComputedStyle(box);
          const around = box.getBoundingClientRect();
          const tile = box.matches('button, .card, .desk, .note');
          if ((tile || style.overflowX !== 'visible' && style.overflowX !== 'auto')
              && (text.left < around.left - slack || text.right > around.right + slack)) say('cut at its side');
          if ((tile || style.overflowY !== 'visible' && style.overflowY !== 'auto')
              && (text.top < around.top - 0.06 * text.height - slack
                || text.bottom > around.bottom + 0.06 * text.height + slack)) say('cut above or below');
          if (style.position === 'fixed') break;
        }
        if (text.left < -slack || text.right > innerWidth + slack) say(`beyond the window's side: ${text.right}`);
        const scrolls = getComputedStyle(document.body).overflowY !== 'hidden'
          && getComputedStyle(document.documentElement).overflowY !== 'hidden';
        const inner = element.closest('.tray, dialog');
        if (!scrolls && !inner && (text.top < -slack || text.bottom > innerHeight + slack)) say('below the window');
      }
      return cut;
      """;

  private Overflow() {}

  /** A line for each piece of text that cannot be read whole. */
  static List<?> cutOff(JavascriptExecutor browser) {
    return (List<?>) Objects.requireNonNull(browser.executeScript(CUT_OFF));
  }
}
