package vn.motcua.firmware.station;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A person's request on a page. Immutable; values come from outside and are not checked yet. */
public sealed interface Touch {

  /**
   * A citizen takes a number.
   *
   * @param request id of this touch made by the page; sent again with the same id it gives the same
   *     number
   */
  record TakeNumber(String request, String line, @Nullable String priority) implements Touch {}

  /** The officer calls the next citizen; a visit still open at this counter is finished first. */
  record CallNext(String counter) implements Touch {}

  /** Calls the current citizen once more. */
  record Recall(String counter) implements Touch {}

  /** The citizen has come: the visit begins. */
  record StartVisit(String counter) implements Touch {}

  /** The visit is over. */
  record FinishVisit(String counter) implements Touch {}

  /** The citizen did not come. */
  record MarkAbsent(String counter) implements Touch {}

  /** The citizen last noted as absent at this counter is there after all. */
  record TakeBackAbsent(String counter) implements Touch {}

  /** Sends the current citizen to another line with the same number. */
  record Transfer(String counter, String toLine) implements Touch {}

  /**
   * A rating on the screen pad.
   *
   * @param value 1 (không hài lòng) to 4 (rất hài lòng)
   * @param visit the visit that the pad showed when it was touched: the rating is for that visit or
   *     refused; null from a pad that shows none
   */
  record Rate(String counter, int value, @Nullable Visit visit) implements Touch {
    /** From a pad that shows no visit. */
    public Rate(String counter, int value) {
      this(counter, value, null);
    }
  }

  /** A visit as shown on a page. */
  record Visit(LocalDate day, String number) {}

  /** A person says whether an UNKNOWN slip came out. */
  record SettleSlip(LocalDate day, String number, boolean cameOut) implements Touch {}

  /** A person asks for the closing slip of the last day that was sealed. */
  record PrintClosing() implements Touch {}

  /**
   * A person asks for another slip of a ticket of today.
   *
   * @param reason id of a {@code ReprintReason}
   */
  record Reprint(String number, String reason) implements Touch {}
}
