package vn.motcua.firmware.board;

import java.time.ZonedDateTime;
import vn.motcua.devices.printer.slip.Slip;
import vn.motcua.firmware.station.Day;
import vn.motcua.firmware.station.Effect.SlipText;

/** Turns what a station wants printed into the printer's own terms. */
final class Slips {
  private static final int AFTERNOON_HOUR = 12;

  private Slips() {}

  static Slip of(SlipText text) {
    ZonedDateTime local = Day.local(text.at());
    return new Slip(
        text.centre(),
        text.number(),
        text.line(),
        text.ahead(),
        local.toLocalDateTime(),
        local.getHour() < AFTERNOON_HOUR ? "Sáng" : "Chiều",
        text.priority(),
        text.qr(),
        text.reprint());
  }
}
