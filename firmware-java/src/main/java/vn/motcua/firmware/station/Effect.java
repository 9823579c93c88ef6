package vn.motcua.firmware.station;

import org.jspecify.annotations.Nullable;
import vn.motcua.devices.printer.slip.SlipText;

/** Something to do after the step's events are on disk. Immutable. */
public sealed interface Effect {

  /**
   * Prints a slip; its outcome comes back as a reading with the same job id, of which a station
   * need not take notice.
   */
  record Print(String printer, String job, SlipText slip) implements Effect {}

  /** Answers a press on a rating panel by its lamp. */
  record Lamp(String panel, int value, boolean accepted) implements Effect {}

  /** Answers a scan by the scanner's tone or lamp, where the model has one. */
  record ScanTone(String scanner, Tone tone) implements Effect {}

  /** The result of a scan. */
  enum Tone {
    /** A hand-over, now on disk. */
    ACCEPTED,
    /** A hand-over that was on disk already. */
    AGAIN,
    /** Not a hand-over. */
    REFUSED
  }

  /**
   * Says something to other boards of the centre; lost when there is no connection.
   *
   * @param to the board; null for all, or for the hub, whoever that is
   */
  record Send(BoardMail mail, @Nullable String to) implements Effect {}
}
