package vn.motcua.firmware.queue;

import java.time.LocalDate;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.LineEvent.LineClosed;
import vn.motcua.bridge.LineEvent.LineOpened;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.mqtt.Command;
import vn.motcua.firmware.station.Answer;
import vn.motcua.firmware.station.Day;
import vn.motcua.firmware.station.Decision;
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
  public Decision obey(LineState lines, Command command, Moment now) {
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
    String line = line(command.order());
    if (catalogue.lines().stream().noneMatch(each -> each.id().equals(line))) {
      return Decision.refused("no-such-line", "Không có lĩnh vực “" + line + "”.");
    }
    String event = lines.epoch() + "-" + (lines.sequence() + 1);
    return Decision.answer(new Answer.Obeyed(event), event(command, Day.of(now.wall())));
  }

  private static String line(Command.Order order) {
    return switch (order) {
      case Command.Order.CloseLine close -> close.line();
      case Command.Order.OpenLine open -> open.line();
    };
  }

  private static EventData event(Command command, LocalDate day) {
    return switch (command.order()) {
      case Command.Order.CloseLine(String line, String reason) ->
          new LineClosed(day, line, reason, command.id());
      case Command.Order.OpenLine(String line) -> new LineOpened(day, line, command.id());
    };
  }
}
