package vn.motcua.firmware.core;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.BoardEvent.DataErased;
import vn.motcua.bridge.Chain;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.journal.Journal.Entry;
import vn.motcua.bridge.wire.ServerCommand;
import vn.motcua.firmware.attendance.AttendanceEvent.AttendancePunched;
import vn.motcua.firmware.queue.LineDesk;
import vn.motcua.firmware.queue.LineEvent;
import vn.motcua.firmware.queue.LineState;
import vn.motcua.firmware.station.Answer;
import vn.motcua.firmware.station.Day;
import vn.motcua.firmware.station.Decision;
import vn.motcua.firmware.station.Input;

/**
 * Erases the data of an event as the case server orders. The case server holds the event, its day
 * is over and sealed, so nothing that people still do today hangs on it. Pure.
 */
final class ErasureDesk {
  private ErasureDesk() {}

  /**
   * A command came.
   *
   * @param sealed the latest day that was sealed
   * @param today the local day now
   */
  static Decision obey(
      Input.ErasureAsked asked, LineState lines, LocalDate sealed, LocalDate today) {
    ServerCommand command = asked.command();
    Decision settled = LineDesk.settled(lines, command);
    if (settled != null) {
      return settled;
    }
    Entry target = asked.target();
    if (target == null) {
      return Decision.refused("no-such-event", "Sổ không có sự kiện này, hoặc đã hết hạn lưu giữ.");
    }
    Decision refusal = refusal(target, asked.acknowledged(), lines);
    LocalDate day = Day.of(target.event().at().wall());
    if (refusal == null && (day.isAfter(sealed) || !day.isBefore(today))) {
      refusal =
          Decision.refused(
              "day-not-sealed", "Ngày của sự kiện chưa được niêm phong. Xin gửi lại sau.");
    }
    return refusal == null
        ? Decision.answer(new Answer.Obeyed(lines.nextEvent()), erased(command, target.event()))
        : refusal;
  }

  private static @Nullable Decision refusal(Entry target, long acknowledged, LineState lines) {
    Event event = target.event();
    if (!Stations.EVENTS.isErasable(event.type())) {
      return Decision.refused("type-not-erasable", "Không xóa được dữ liệu của loại sự kiện này.");
    }
    if (!event.hasData()) {
      return Decision.refused("already-erased", "Dữ liệu của sự kiện này đã được xóa.");
    }
    if (Chain.dataHash(event) == null) {
      return Decision.refused(
          "chain-v1", "Sự kiện theo chuỗi băm cũ: xóa dữ liệu thì không còn chứng minh được.");
    }
    if (target.position() > acknowledged) {
      return Decision.refused(
          "not-acknowledged", "Máy chủ chưa xác nhận sự kiện này. Xin gửi lại sau.");
    }
    if (Stations.EVENTS.dataOf(event) instanceof LineEvent && lines.remembers(event)) {
      return Decision.refused(
          "still-needed", "Lệnh của sự kiện này còn có thể lặp lại. Xin gửi sau.");
    }
    return null;
  }

  private static DataErased erased(ServerCommand command, Event event) {
    if (!(command.order() instanceof ServerCommand.Order.EraseData order)) {
      throw new IllegalArgumentException("it erases nothing: " + command.order());
    }
    return new DataErased(event.id(), event.hash(), order.ground(), command.id(), rows(event));
  }

  private static List<String> rows(Event event) {
    return Stations.EVENTS.dataOf(event) instanceof AttendancePunched punched
            && punched.readerTime() != null
        ? List.of(punched.device() + " " + punched.readerTime())
        : List.of();
  }
}
