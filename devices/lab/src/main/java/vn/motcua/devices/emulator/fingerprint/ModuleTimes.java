package vn.motcua.devices.emulator.fingerprint;

import java.util.List;
import java.util.concurrent.TimeUnit;
import vn.motcua.devices.fingerprint.packet.Instruction;
import vn.motcua.devices.fingerprint.packet.Packet;

/** The time from a command's last byte to its answer's last. */
final class ModuleTimes {
  private static final int BITS_A_BYTE = 10;

  private ModuleTimes() {}

  static long nanos(ModuleSpec spec, Instruction command, Packet asked, List<Packet> answers) {
    return switch (spec.pace()) {
      case AT_ONCE -> 0;
      case WIRE -> {
        int bytes = asked.encode().length;
        for (Packet answer : answers) {
          bytes += answer.encode().length;
        }
        yield TimeUnit.SECONDS.toNanos(1) * bytes * BITS_A_BYTE / spec.baud();
      }
      case RECORDED -> TimeUnit.MILLISECONDS.toNanos(recordedMillis(command));
    };
  }

  /** From a public log of one module. */
  private static int recordedMillis(Instruction command) {
    return switch (command) {
      case GEN_IMG -> 188;
      case IMG_2_TZ -> 298;
      case SEARCH -> 47;
      case MATCH -> 28;
      case STORE -> 58;
      case DELETE_CHAR -> 66;
      case EMPTY -> 70;
      default -> 12;
    };
  }
}
