package vn.motcua.firmware.queue.line;

import java.time.LocalDate;
import vn.motcua.bridge.CommandObeyed;
import vn.motcua.bridge.Erasable;

/** Lines (lĩnh vực) that stop giving numbers for a while, by a command of the case server. */
public sealed interface LineEvent extends CommandObeyed {
  /** The line. */
  String line();

  /** The line gives no more numbers on {@code day}; {@code reason} is shown to citizens. */
  @Erasable
  record LineClosed(LocalDate day, String line, String reason, String command)
      implements LineEvent {}

  /** The line gives numbers again. */
  record LineOpened(LocalDate day, String line, String command) implements LineEvent {}
}
