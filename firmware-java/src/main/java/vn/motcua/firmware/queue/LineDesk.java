package vn.motcua.firmware.queue;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.wire.ServerCommand;
import vn.motcua.firmware.queue.LineEvent.LineClosed;
import vn.motcua.firmware.queue.LineEvent.LineOpened;
import vn.motcua.firmware.station.Answer;
import vn.motcua.firmware.station.Day;
import vn.motcua.firmware.station.Decision;
import vn.motcua.firmware.station.PersonalNumber;
import vn.motcua.provisioning.Catalogue;

/**
 * Closes and opens lines as the case server orders. A command is judged by the ledger it was meant
 * for and not by a clock; one that was obeyed gets the same answer again. Pure.
 */
public final class LineDesk {
  private final Catalogue catalogue;

  /** Knows the lines of {@code catalogue}. */
  public LineDesk(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** A command came from the case server. */
  public Decision obey(LineState lines, ServerCommand command, Moment now) {
    Decision settled = settled(lines, command);
    if (settled != null) {
      return settled;
    }
    String line = line(command.order());
    if (catalogue.lines().stream().noneMatch(each -> each.id().equals(line))) {
      return Decision.refused("no-such-line", "Không có lĩnh vực “" + line + "”.");
    }
    return Decision.answer(
        new Answer.Obeyed(lines.nextEvent()), event(command, Day.of(now.wall())));
  }

  /**
   * What is to be said to a command of any kind without looking at its order: one that was obeyed
   * gets the same answer, one that does not hold here and now is refused. Null when it is to be
   * obeyed.
   */
  public static @Nullable Decision settled(LineState lines, ServerCommand command) {
    String before = lines.eventOf(command.id());
    if (before != null) {
      return Decision.answer(new Answer.Obeyed(before));
    }
    if (!command.epoch().equals(lines.epoch()) || lines.sequence() > command.until()) {
      return Decision.refused("expired", "Lệnh đã hết hiệu lực. Xin gửi lệnh mới.");
    }
    if (command.until() - lines.sequence() > LineState.SPAN_MAX) {
      return Decision.refused(
          "until-too-far",
          "Hiệu lực của lệnh quá dài (tối đa " + LineState.SPAN_MAX + " sự kiện).");
    }
    return holdsPersonalNumber(command)
        ? Decision.refused(
            "personal-number",
            "Lý do không được có số định danh, số điện thoại của công dân. Hãy viết lại lý do.")
        : null;
  }

  private static boolean holdsPersonalNumber(ServerCommand command) {
    return PersonalNumber.isAll(command.id())
        || (command.order() instanceof ServerCommand.Order.CloseLine close
            && PersonalNumber.isIn(close.reason()));
  }

  private static String line(ServerCommand.Order order) {
    return switch (order) {
      case ServerCommand.Order.CloseLine close -> close.line();
      case ServerCommand.Order.OpenLine open -> open.line();
      case ServerCommand.Order.EraseData _ ->
          throw new IllegalArgumentException("concerns no line");
    };
  }

  private static EventData event(ServerCommand command, LocalDate day) {
    return switch (command.order()) {
      case ServerCommand.Order.CloseLine(String line, String reason) ->
          new LineClosed(day, line, reason, command.id());
      case ServerCommand.Order.OpenLine(String line) -> new LineOpened(day, line, command.id());
      case ServerCommand.Order.EraseData _ ->
          throw new IllegalArgumentException("concerns no line");
    };
  }
}
