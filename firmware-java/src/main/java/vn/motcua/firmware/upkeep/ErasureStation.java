package vn.motcua.firmware.upkeep;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.BoardEvent.DataErased;
import vn.motcua.bridge.BoardEvent.DaySealed;
import vn.motcua.bridge.Chain;
import vn.motcua.bridge.CommandObeyed;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventCatalogue;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.EventTypes;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.command.EraseData;
import vn.motcua.bridge.command.ServerCommand;
import vn.motcua.bridge.journal.Journal.Entry;
import vn.motcua.firmware.attendance.AttendanceEvent.AttendancePunched;
import vn.motcua.firmware.station.Answer;
import vn.motcua.firmware.station.Day;
import vn.motcua.firmware.station.Decision;
import vn.motcua.firmware.station.Input;
import vn.motcua.firmware.station.ObeyedCommands;
import vn.motcua.firmware.station.Station;

/**
 * Erases the data of an event on the case server's command. The case server holds the event, and
 * its day is over and sealed, so nothing that people still do today depends on it. Station thread
 * only.
 */
public final class ErasureStation implements Station {
  private final EventCatalogue catalogue;
  private ObeyedCommands commands = new ObeyedCommands();
  private LocalDate sealed = LocalDate.MIN;

  /** A station without events; {@code catalogue} defines what may be erased. */
  public ErasureStation(EventCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public Decision decide(Input input, Moment now) {
    return input instanceof Input.ErasureAsked asked
        ? obey(asked, Day.of(now.wall()))
        : Decision.NOTHING;
  }

  @Override
  public void apply(Event event, @Nullable EventData data) {
    commands.apply(event, data);
    if (data instanceof DaySealed seal) {
      sealed = sealed.isAfter(seal.day()) ? sealed : seal.day();
    }
  }

  @Override
  public void forget() {
    commands = new ObeyedCommands();
    sealed = LocalDate.MIN;
  }

  private Decision obey(Input.ErasureAsked asked, LocalDate today) {
    ServerCommand command = asked.command();
    Decision settled = commands.settled(command);
    if (settled != null) {
      return settled;
    }
    Entry target = asked.target();
    if (target == null) {
      return Decision.refused("no-such-event", "Sổ không có sự kiện này, hoặc đã hết hạn lưu giữ.");
    }
    Decision refusal = refusal(target, asked.acknowledged());
    LocalDate day = Day.of(target.event().at().wall());
    if (refusal == null && (day.isAfter(sealed) || !day.isBefore(today))) {
      refusal =
          Decision.refused(
              "day-not-sealed", "Ngày của sự kiện chưa được niêm phong. Xin gửi lại sau.");
    }
    return refusal == null
        ? Decision.answer(new Answer.Obeyed(commands.nextEvent()), erased(command, target.event()))
        : refusal;
  }

  private @Nullable Decision refusal(Entry target, long acknowledged) {
    Event event = target.event();
    if (!catalogue.isErasable(event.type())) {
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
    if (catalogue.dataOf(event) instanceof CommandObeyed && commands.remembers(event)) {
      return Decision.refused(
          "still-needed", "Lệnh của sự kiện này còn có thể lặp lại. Xin gửi sau.");
    }
    return null;
  }

  private static DataErased erased(ServerCommand command, Event event) {
    if (!(command.order() instanceof EraseData order)) {
      throw new IllegalArgumentException("it erases nothing: " + command.order());
    }
    return new DataErased(
        event.id(), event.hash(), order.ground(), command.id(), rows(event), command.by());
  }

  private static List<String> rows(Event event) {
    if (!EventTypes.isOf(AttendancePunched.class, event)) {
      return List.of();
    }
    AttendancePunched punched = EventTypes.read(AttendancePunched.class, event.data());
    return punched.readerTime() == null
        ? List.of()
        : List.of(punched.device() + " " + punched.readerTime());
  }
}
