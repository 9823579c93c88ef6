package vn.motcua.firmware.queue.line;

import java.time.LocalDate;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.wire.ServerCommand;
import vn.motcua.firmware.queue.line.LineEvent.LineClosed;
import vn.motcua.firmware.queue.line.LineEvent.LineOpened;
import vn.motcua.firmware.station.Answer;
import vn.motcua.firmware.station.Decision;
import vn.motcua.firmware.station.ObeyedCommands;
import vn.motcua.provisioning.Catalogue;

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

  /** A command came from the case server. */
  public Decision obey(ObeyedCommands commands, ServerCommand command, LocalDate today) {
    Decision settled = commands.settled(command);
    if (settled != null) {
      return settled;
    }
    String line = line(command.order());
    if (catalogue.lines().stream().noneMatch(each -> each.id().equals(line))) {
      return Decision.refused("no-such-line", "Không có lĩnh vực “" + line + "”.");
    }
    return Decision.answer(new Answer.Obeyed(commands.nextEvent()), event(command, today));
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
