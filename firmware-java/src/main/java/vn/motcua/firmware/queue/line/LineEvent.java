package vn.motcua.firmware.queue.line;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.CommandObeyed;
import vn.motcua.bridge.Erasable;
import vn.motcua.bridge.schema.CommonFields;
import vn.motcua.bridge.schema.FieldSchema;
import vn.motcua.firmware.station.TradeFields;

/** Lines (lĩnh vực) that stop giving numbers for a while, by a command of the case server. */
public sealed interface LineEvent extends CommandObeyed {
  /** The line. */
  String line();

  /** The line gives no more numbers on {@code day}; {@code reason} is shown to citizens. */
  @Erasable
  record LineClosed(
      @CommonFields.Day LocalDate day,
      @TradeFields.Line String line,
      @FieldSchema(
              says = "Vietnamese words of the command, shown to citizens.",
              example = "Hết giờ làm việc",
              chars = 120)
          String reason,
      @CommonFields.Command String command,
      @CommonFields.DoneBy @Nullable String by)
      implements LineEvent {}

  /** The line gives numbers again. */
  record LineOpened(
      @CommonFields.Day LocalDate day,
      @TradeFields.Line String line,
      @CommonFields.Command String command,
      @CommonFields.DoneBy @Nullable String by)
      implements LineEvent {
    /** By a command that does not say who asked. */
    public LineOpened(LocalDate day, String line, String command) {
      this(day, line, command, null);
    }
  }
}
