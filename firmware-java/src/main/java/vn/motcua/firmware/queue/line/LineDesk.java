package vn.motcua.firmware.queue.line;

import java.time.LocalDate;
import vn.motcua.bridge.command.ServerCommand;
import vn.motcua.firmware.queue.line.LineEvent.LineClosed;
import vn.motcua.firmware.queue.line.LineEvent.LineOpened;
import vn.motcua.firmware.queue.line.LineOrder.CloseLine;
import vn.motcua.firmware.queue.line.LineOrder.OpenLine;
import vn.motcua.firmware.station.Answer;
import vn.motcua.firmware.station.Decision;
import vn.motcua.firmware.station.ObeyedCommands;
import vn.motcua.provisioning.Catalogue;
import vn.motcua.provisioning.text.PersonalNumber;

/**
 * Closes and opens lines as the case server orders. A command's validity depends on the ledger and
 * not on a clock; a repeated command gets the same answer again. Pure.
 */
public final class LineDesk {
  private final Catalogue catalogue;

  /** For the lines of {@code catalogue}. */
  public LineDesk(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** The command, whose order is {@code order}, came from the case server. */
  public Decision obey(
      ObeyedCommands commands, ServerCommand command, LineOrder order, LocalDate today) {
    Decision settled = commands.settled(command);
    if (settled != null) {
      return settled;
    }
    if (order instanceof CloseLine close && PersonalNumber.isIn(close.reason())) {
      return Decision.refused(
          "personal-number",
          "Lý do không được có số định danh, số điện thoại của công dân. Hãy viết lại lý do.");
    }
    String line = order.line();
    if (catalogue.lines().stream().noneMatch(each -> each.id().equals(line))) {
      return Decision.refused("no-such-line", "Không có lĩnh vực “" + line + "”.");
    }
    return Decision.answer(new Answer.Obeyed(commands.nextEvent()), event(command, order, today));
  }

  private static LineEvent event(ServerCommand command, LineOrder order, LocalDate day) {
    return switch (order) {
      case CloseLine(String line, String reason) ->
          new LineClosed(day, line, reason, command.id(), command.by());
      case OpenLine(String line) -> new LineOpened(day, line, command.id(), command.by());
    };
  }
}
