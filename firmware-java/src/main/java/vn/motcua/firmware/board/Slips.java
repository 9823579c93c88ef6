package vn.motcua.firmware.board;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.motcua.bridge.EventTypes;
import vn.motcua.devices.printer.slip.ClosingSlip;
import vn.motcua.devices.printer.slip.Slip;
import vn.motcua.firmware.attendance.AttendanceEvent.AttendancePunched;
import vn.motcua.firmware.handoff.HandoffEvent.ReceiptScanned;
import vn.motcua.firmware.queue.TicketEvent.TicketCalled;
import vn.motcua.firmware.queue.TicketEvent.TicketFinished;
import vn.motcua.firmware.queue.TicketEvent.TicketReserved;
import vn.motcua.firmware.rating.RatingEvent.RatingGiven;
import vn.motcua.firmware.station.Day;
import vn.motcua.firmware.station.Effect.ClosingText;
import vn.motcua.firmware.station.Effect.SlipText;

/** Converts what a station prints into the printer's types. */
final class Slips {
  private static final int AFTERNOON_HOUR = 12;

  /** Counted event types with their Vietnamese names, in the order of printing. */
  private static final Map<String, String> WORDS = words();

  private Slips() {}

  private static Map<String, String> words() {
    Map<String, String> words = new LinkedHashMap<>();
    words.put(EventTypes.typeOf(TicketReserved.class), "Số đã cấp");
    words.put(EventTypes.typeOf(TicketCalled.class), "Lượt gọi");
    words.put(EventTypes.typeOf(TicketFinished.class), "Lượt phục vụ xong");
    words.put(EventTypes.typeOf(RatingGiven.class), "Lượt đánh giá");
    words.put(EventTypes.typeOf(AttendancePunched.class), "Lượt chấm công");
    words.put(EventTypes.typeOf(ReceiptScanned.class), "Lượt quét hồ sơ");
    return words;
  }

  static ClosingSlip of(ClosingText text) {
    List<ClosingSlip.Count> counts = new ArrayList<>();
    long all = text.counts().values().stream().mapToLong(Long::longValue).sum();
    counts.add(new ClosingSlip.Count("Tổng số sự kiện trong ngày", all));
    WORDS.forEach((type, word) -> {
      Long number = text.counts().get(type);
      if (number != null) {
        counts.add(new ClosingSlip.Count(word, number));
      }
    });
    return new ClosingSlip(
        text.centre(),
        text.board(),
        text.day(),
        text.epoch(),
        text.lastSequence(),
        text.chainHead(),
        counts,
        Day.local(text.at()).toLocalDateTime(),
        text.anchor());
  }

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
