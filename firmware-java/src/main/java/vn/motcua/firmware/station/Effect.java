package vn.motcua.firmware.station;

import java.time.Instant;
import java.time.LocalDate;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Something to do after the step's events are on disk. Immutable. */
public sealed interface Effect {

  /** Prints a slip; its outcome comes back as a reading with the same job id. */
  record PrintSlip(String printer, String job, SlipText slip) implements Effect {}

  /** Prints a closing slip; when it does not come out, the person has to ask again. */
  record PrintClosing(String printer, String job, ClosingText slip) implements Effect {}

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
   * The content of a closing slip.
   *
   * @param centre the centre's Vietnamese name
   * @param counts events of the day per type, as sealed
   * @param anchor the line in its QR code
   */
  record ClosingText(
      String centre,
      String board,
      LocalDate day,
      String epoch,
      long lastSequence,
      String chainHead,
      SortedMap<String, Long> counts,
      Instant at,
      String anchor) {}

  /**
   * The content of a slip.
   *
   * @param line the line's Vietnamese name
   * @param priority the priority's Vietnamese name, or null
   * @param reprint whether it is marked BẢN IN LẠI
   */
  record SlipText(
      String centre,
      LocalDate day,
      String number,
      String line,
      @Nullable String priority,
      int ahead,
      Instant at,
      String qr,
      boolean reprint) {}
}
