package vn.motcua.devices;

import java.time.Duration;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * One thing a device has told us; the only way from hardware into the program. A kind of device
 * that says something new has a sealed family of its own beside its driver; whoever does not know a
 * reading still knows its {@link #device} and its {@link #state}.
 *
 * <p>Immutable. {@code device} is the name given in board.toml, unique on the board. {@code
 * monotonicNanos} is CLOCK_MONOTONIC of this boot, as near to the edge or byte as it could be
 * taken.
 */
public interface Reading {

  /** Name of the device in board.toml. */
  String device();

  /**
   * What this says of the device itself, null for a reading that says nothing of it.
   *
   * @param before the word of the state it was in, null when none is known
   */
  default @Nullable DeviceState state(@Nullable String before) {
    return null;
  }

  /**
   * One press of a button, after debouncing; one press is one reading however it bounces. {@code
   * button} counts from 1.
   */
  record Pressed(String device, int button, long monotonicNanos) implements Reading {
    /** A button that is pressed is no longer stuck. */
    @Override
    public @Nullable DeviceState state(@Nullable String before) {
      return Stuck.word(button).equals(before)
          ? new DeviceState(DeviceState.READY, "the button came up and was pressed again")
          : null;
    }
  }

  /** A button held longer than {@code held} (10 s): jammed, dirty or leant upon. Sent once. */
  record Stuck(String device, int button, Duration held) implements Reading {
    @Override
    public DeviceState state(@Nullable String before) {
      return new DeviceState(word(button), "held for " + held.toSeconds() + " s");
    }

    private static String word(int button) {
      return "stuck-" + button;
    }
  }

  /**
   * One whole code from a barcode scanner. {@code text} is UTF-8 without prefix, suffix or AIM
   * identifier; {@code aim} is the identifier (such as {@code ]C0}) or empty when none was sent.
   * May hold personal data: nobody logs it before the dossier grammar has accepted it.
   */
  record Scanned(String device, String text, String aim, long monotonicNanos) implements Reading {
    /** Hides the text: a citizen card may have been scanned by mistake. */
    @Override
    public String toString() {
      return "Scanned[device=" + device + ", characters=" + text.length() + ", aim=" + aim + "]";
    }
  }

  /**
   * A finger was matched by the module itself. {@code slot} 0..capacity-1, {@code score} 0..65535.
   */
  record FingerMatched(String device, int slot, int score, long monotonicNanos)
      implements Reading {}

  /** A finger was read well but matches no stored template. */
  record FingerUnknown(String device, long monotonicNanos) implements Reading {}

  /**
   * One row of a time terminal's own log. {@code time} is the terminal's wall clock; {@code verify}
   * 0 password, 1 finger, 2 or 4 card, 15 face, 25 palm; {@code state} 0 in, 1 out, 2 break out, 3
   * break in, 4 overtime in, 5 overtime out, 255 not said. The same row may come again after a
   * restart: it is kept once by device, user and time.
   */
  record Punched(String device, String user, LocalDateTime time, int verify, int state)
      implements Reading {
    /** Does not name the person. */
    @Override
    public String toString() {
      return "Punched[device=" + device + ", time=" + time + ", verify=" + verify + "]";
    }
  }

  /** The printer's condition has changed (also sent once after each opening). */
  record PrinterChanged(String device, PrinterCondition condition) implements Reading {
    @Override
    public DeviceState state(@Nullable String before) {
      return new DeviceState(
          condition.word(), condition.statusKnown() ? "printer-status" : "assumed");
    }
  }

  /** How a print job has ended. {@code reason} is a short English text for logs and events. */
  record JobFinished(String device, String job, JobOutcome outcome, String reason)
      implements Reading {}

  /** The device's supervised life went to another state. {@code reason} names the cause. */
  record LifeChanged(String device, Life life, String reason) implements Reading {
    @Override
    public @Nullable DeviceState state(@Nullable String before) {
      return switch (life) {
        case READY, ABSENT, FAULTED -> new DeviceState(life.word(), reason);
        case OPENING, BACKING_OFF -> null; // steps on the way, not news
      };
    }
  }
}
