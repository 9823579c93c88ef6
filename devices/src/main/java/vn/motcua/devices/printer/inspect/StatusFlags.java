package vn.motcua.devices.printer.inspect;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Names the bits of status bytes; pure. Source: Epson TM manuals, real-time status and automatic
 * status back.
 */
public final class StatusFlags {
  /** Fixed bits of a real-time status byte. */
  public static final int REAL_TIME_MASK = 0x93;

  /** Their value: 0xx1xx10. */
  public static final int REAL_TIME_FIXED = 0x12;

  private StatusFlags() {}

  /** Whether a byte has the fixed bits of an answer to DLE EOT. */
  public static boolean isRealTime(int value) {
    return (value & REAL_TIME_MASK) == REAL_TIME_FIXED;
  }

  /** Whether four bytes have the fixed bits of automatic status back. */
  public static boolean isAutomatic(int b1, int b2, int b3, int b4) {
    return (b1 & 0x93) == 0x10 && ((b2 | b3 | b4) & 0x90) == 0;
  }

  /**
   * The flags of the answer to {@code DLE EOT n}.
   *
   * @param n 1..4
   * @throws IllegalArgumentException for another n
   */
  public static Map<String, Object> realTime(int n, int value) {
    Map<String, Object> flags = new LinkedHashMap<>();
    switch (n) {
      case 1 -> {
        flags.put("drawerPin3High", has(value, 0x04));
        flags.put("offline", has(value, 0x08));
        flags.put("waitingForRecovery", has(value, 0x20));
        flags.put("feedButton", has(value, 0x40));
      }
      case 2 -> {
        flags.put("coverOpen", has(value, 0x04));
        flags.put("feedingByButton", has(value, 0x08));
        flags.put("stoppedByPaperEnd", has(value, 0x20));
        flags.put("error", has(value, 0x40));
      }
      case 3 -> {
        flags.put("recoverableError", has(value, 0x04));
        flags.put("cutterError", has(value, 0x08));
        flags.put("unrecoverableError", has(value, 0x20));
        flags.put("autoRecoverableError", has(value, 0x40));
      }
      case 4 -> {
        flags.put("paperNearEnd", has(value, 0x0C));
        flags.put("paperEnd", has(value, 0x60));
      }
      default -> throw new IllegalArgumentException("DLE EOT has n = 1..4 here, not " + n);
    }
    return flags;
  }

  /** The flags of automatic status back. */
  public static Map<String, Object> automatic(int b1, int b2, int b3) {
    Map<String, Object> flags = new LinkedHashMap<>();
    flags.put("drawerPin3High", has(b1, 0x04));
    flags.put("offline", has(b1, 0x08));
    flags.put("coverOpen", has(b1, 0x20));
    flags.put("feedingByButton", has(b1, 0x40));
    flags.put("waitingForRecovery", has(b2, 0x01));
    flags.put("feedButton", has(b2, 0x02));
    flags.put("recoverableError", has(b2, 0x04));
    flags.put("cutterError", has(b2, 0x08));
    flags.put("unrecoverableError", has(b2, 0x20));
    flags.put("autoRecoverableError", has(b2, 0x40));
    flags.put("paperNearEnd", has(b3, 0x03));
    flags.put("paperEnd", has(b3, 0x0C));
    return flags;
  }

  private static boolean has(int value, int bits) {
    return (value & bits) != 0;
  }
}
