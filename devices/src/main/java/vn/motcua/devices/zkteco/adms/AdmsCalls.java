package vn.motcua.devices.zkteco.adms;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.motcua.devices.life.LifeChanged;
import vn.motcua.devices.life.LifeStage;

/**
 * Which pushing terminals are present. They are configured to call every 10 s, and every 30 s after
 * a failure, so one that has been silent for {@link #SILENCE} is absent. Only changes are reported.
 * Time comes in (nanoseconds of any steady clock); one thread at a time.
 */
final class AdmsCalls {
  /** Three times the longest interval between calls. */
  static final Duration SILENCE = Duration.ofSeconds(90);

  private final Map<String, String> deviceOfSerial;
  private final Map<String, Long> heard = new HashMap<>();
  private final Map<String, LifeStage> lives = new HashMap<>();

  /** Terminals by serial number with their device names; each counts as having called now. */
  AdmsCalls(Map<String, String> deviceOfSerial, long now) {
    this.deviceOfSerial = Map.copyOf(deviceOfSerial);
    this.deviceOfSerial.keySet().forEach(serial -> heard.put(serial, now));
  }

  /** Whether a terminal with this serial number may call. */
  boolean isKnown(String serial) {
    return deviceOfSerial.containsKey(serial);
  }

  /** A known terminal has called. */
  synchronized List<LifeChanged> called(String serial, long now) {
    heard.put(serial, now);
    return become(serial, LifeStage.READY, "it has called");
  }

  /** Time has passed. */
  synchronized List<LifeChanged> passed(long now) {
    return heard.entrySet().stream()
        .filter(each -> now - each.getValue() >= SILENCE.toNanos())
        .flatMap(each ->
            become(each.getKey(), LifeStage.ABSENT, "no call for " + SILENCE.toSeconds() + " s")
                .stream())
        .toList();
  }

  private List<LifeChanged> become(String serial, LifeStage life, String reason) {
    if (life == lives.put(serial, life)) {
      return List.of();
    }
    String device = deviceOfSerial.getOrDefault(serial, serial);
    return List.of(new LifeChanged(device, life, reason));
  }
}
