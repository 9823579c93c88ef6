package vn.motcua.firmware.cli;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Logging to standard error, one line for each entry (systemd's journal adds the time). Libraries
 * log from WARNING on, the program itself from INFO on.
 */
final class Logging {
  /** Pi4J reports each board that is not a Raspberry Pi as a failure. */
  private static final String BOARD_MODEL = "com.pi4j.boardinfo";

  private final List<Logger> configured;

  Logging() {
    System.setProperty("java.util.logging.SimpleFormatter.format", "%4$s %3$s: %5$s%6$s%n");
    configured =
        List.of(
            level("", Level.WARNING),
            level("vn.motcua", Level.INFO),
            level(BOARD_MODEL, Level.OFF));
  }

  /** The logging system holds its loggers weakly: this list keeps their levels. */
  List<Logger> configured() {
    return configured;
  }

  private static Logger level(String name, Level level) {
    Logger logger = Logger.getLogger(name);
    logger.setLevel(level);
    return logger;
  }
}
