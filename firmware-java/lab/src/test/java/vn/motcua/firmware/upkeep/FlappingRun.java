package vn.motcua.firmware.upkeep;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import vn.motcua.bridge.BoardEvent.DeviceChanged;
import vn.motcua.bridge.ClockQuality;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.Moment;
import vn.motcua.devices.life.LifeChanged;
import vn.motcua.devices.life.LifeStage;

/** One device and its state in the ledger, step by step, beside its true state. */
public final class FlappingRun {
  /** Absent, ready, faulted, a second, a spacing, a restart, a reboot. */
  public static final int STEPS = 7;

  private static final LifeStage[] LIVES = {LifeStage.ABSENT, LifeStage.READY, LifeStage.FAULTED};
  private static final long SECOND = Duration.ofSeconds(1).toNanos();
  private static final long SPACING = Allowance.SPACING.toNanos();
  private static final Instant WALL = Instant.parse("2026-11-20T00:30:00Z");

  private record Recorded(DeviceChanged changed, Moment at, long trueNanos) {}

  private final List<Recorded> events = new ArrayList<>();
  private DeviceLedger ledger = new DeviceLedger();
  private LifeStage present = LifeStage.OPENING;
  private long nanos;
  private long bootedAt;
  private int boots;
  private int changes;
  private boolean oneLife = true;

  /** Changes this often, each an event. */
  public void spend(int times) {
    for (int i = 0; i < times; i++) {
      say(LIVES[i % 2]);
    }
    if (events.size() != times) {
      throw new AssertionError(events.size() + " events of " + times + " changes");
    }
  }

  public void step(int what) {
    switch (what) {
      case 0, 1, 2 -> say(LIVES[what]);
      case 3 -> pass(SECOND);
      case 4 -> pass(SPACING);
      case 5 -> restart();
      case 6 -> {
        nanos += SECOND;
        bootedAt = nanos;
        boots++;
        restart();
      }
      default -> throw new IllegalArgumentException("no step " + what);
    }
  }

  private void say(LifeStage life) {
    changes += life == present ? 0 : 1;
    present = life;
    ledger.note(new LifeChanged("scanner", life, "test"), "scanner");
    record(ledger.due("scanner", moment()));
  }

  private void pass(long time) {
    nanos += time;
    record(ledger.due(moment()));
  }

  private void restart() {
    oneLife = false;
    ledger = new DeviceLedger();
    events.forEach(event -> ledger.apply(event.changed, event.at));
    if (present != LifeStage.OPENING) {
      say(present);
    }
  }

  private void record(List<EventData> due) {
    for (EventData data : due) {
      DeviceChanged changed = (DeviceChanged) data;
      events.add(new Recorded(changed, moment(), nanos));
      ledger.apply(changed, moment());
    }
  }

  private Moment moment() {
    return new Moment(WALL, "boot-" + boots, nanos - bootedAt, ClockQuality.UNTRUSTED);
  }

  /** Lets the device rest, and looks at all there is. */
  public void check(String which) {
    pass(SPACING);
    for (int last = 0; last < events.size(); last++) {
      for (int first = 0; first <= last; first++) {
        long within = events.get(last).trueNanos - events.get(first).trueNanos;
        int most = Allowance.AT_ONCE + (int) (within / SPACING);
        if (last - first + 1 > most) {
          throw new AssertionError(which + ": " + (last - first + 1) + " events within " + within);
        }
      }
    }
    String said = events.isEmpty() ? "opening" : events.getLast().changed.state();
    if (!said.equals(present.name().toLowerCase(java.util.Locale.ROOT))) {
      throw new AssertionError(which + ": the ledger says " + said + " of " + present);
    }
    int counted = 0;
    for (Recorded event : events) {
      Integer suppressed = event.changed.suppressed();
      counted += 1 + (suppressed == null ? 0 : suppressed);
    }
    if (oneLife && counted != changes) {
      throw new AssertionError(which + ": " + counted + " counted of " + changes + " changes");
    }
  }
}
