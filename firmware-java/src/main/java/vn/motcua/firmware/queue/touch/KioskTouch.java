package vn.motcua.firmware.queue.touch;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.motcua.firmware.station.Touch;

/** What is asked about numbers and slips. */
public sealed interface KioskTouch extends Touch {

  /**
   * A citizen takes a number.
   *
   * @param request id of this touch made by the page; sent again with the same id it gives the same
   *     number
   */
  record TakeNumber(String request, String line, @Nullable String priority) implements KioskTouch {
    @Override
    public String rationed() {
      return request;
    }
  }

  /** A person says whether an UNKNOWN slip came out. */
  record SettleSlip(LocalDate day, String number, boolean cameOut) implements KioskTouch {}

  /**
   * A person asks for another slip of a ticket of today.
   *
   * @param reason id of a {@link ReprintReason}
   */
  record Reprint(String number, String reason) implements KioskTouch {}
}
