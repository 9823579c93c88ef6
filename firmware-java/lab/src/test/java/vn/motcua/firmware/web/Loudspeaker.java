package vn.motcua.firmware.web;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.openqa.selenium.JavascriptExecutor;

/**
 * Listens to what a page plays: whatever is connected to the loudspeaker also goes through an
 * analyser, and its samples are looked at every 20 ms of real playing; above 1 % it is a sound.
 */
final class Loudspeaker {
  static final String EAR =
      """
      {
        const ears = new Map();
        const connect = AudioNode.prototype.connect;
        AudioNode.prototype.connect = function (to, ...more) {
          if (to instanceof AudioDestinationNode) {
            if (!ears.has(to.context)) {
              const ear = to.context.createAnalyser();
              ear.fftSize = 2048;
              ears.set(to.context, ear);
            }
            connect.call(this, ears.get(to.context));
          }
          return connect.call(this, to, ...more);
        };
        const sounds = [];
        let loud = null;
        setInterval(() => {
          let peak = 0;
          for (const ear of ears.values()) {
            const samples = new Float32Array(ear.fftSize);
            ear.getFloatTimeDomainData(samples);
            peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), peak);
          }
          const now = Date.now();
          if (peak > 0.01) {
            if (loud === null || now - loud.end > 250) sounds.push(loud = { begin: now, end: now, peak: 0 });
            loud.end = now;
            loud.peak = Math.max(loud.peak, peak);
          }
        }, 20);
        globalThis.heard = () => sounds.map((each) => ({
          ms: each.end - each.begin, peak: Math.round(each.peak * 1000) }));
      }
      """;

  private Loudspeaker() {}

  /** Sounds with at least 250 ms of silence between them: {@code ms} and {@code peak} of 1000. */
  @SuppressWarnings("unchecked")
  static List<Map<String, Long>> heard(JavascriptExecutor browser) {
    return (List<Map<String, Long>>)
        Objects.requireNonNull(browser.executeScript("return heard()"));
  }
}
