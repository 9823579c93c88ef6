package vn.motcua.devices.emulator.fingerprint;

import java.util.OptionalInt;
import vn.motcua.devices.fingerprint.Command;
import vn.motcua.devices.fingerprint.Confirmation;
import vn.motcua.devices.fingerprint.Packet;

/**
 * How a module answers a command; strict: a command of the wrong length or outside the manual is
 * answered with 01h and recorded by the caller. Runs on the emulator's thread only.
 */
final class ModuleBrain {
  private static final int SCORE = 137;
  private static final int BUFFERS = 2;

  private final ModuleMemory memory;
  private final int password;
  private boolean verified;

  ModuleBrain(ModuleMemory memory, int password) {
    this.memory = memory;
    this.password = password;
    this.verified = password == 0;
  }

  void powerOn() {
    memory.powerOff();
    verified = password == 0;
  }

  Packet answer(Command command, Packet packet) {
    if (packet.size() != 1 + argumentBytes(command)) {
      return plain(Confirmation.PACKET_ERROR);
    }
    if (command == Command.VFY_PWD) {
      verified = (packet.u16(1) << 16 | packet.u16(3)) == password;
      return plain(verified ? Confirmation.OK : Confirmation.WRONG_PASSWORD);
    }
    if (!verified) {
      return plain(Confirmation.MUST_VERIFY_PASSWORD);
    }
    return switch (command) {
      case GEN_IMG -> plain(memory.photograph() ? Confirmation.OK : Confirmation.NO_FINGER);
      case IMG_2_TZ -> extract(packet.u8(1));
      case SEARCH -> search(packet.u8(1), packet.u16(2), packet.u16(4));
      case READ_SYS_PARA -> parameters();
      case TEMPLATE_NUM ->
          Packet.acknowledge(Confirmation.OK, memory.count() >>> 8, memory.count());
      default -> plain(Confirmation.PACKET_ERROR);
    };
  }

  /** Whether this module has the command at all. */
  static boolean known(Command command) {
    return argumentBytes(command) >= 0;
  }

  private static int argumentBytes(Command command) {
    return switch (command) {
      case GEN_IMG, READ_SYS_PARA, TEMPLATE_NUM -> 0;
      case IMG_2_TZ -> 1;
      case VFY_PWD -> 4;
      case SEARCH -> 5;
      default -> -1;
    };
  }

  private Packet extract(int buffer) {
    if (buffer < 1 || buffer > BUFFERS) {
      return plain(Confirmation.BAD_LOCATION);
    }
    return plain(memory.extract(buffer) ? Confirmation.OK : Confirmation.NO_VALID_IMAGE);
  }

  private Packet search(int buffer, int start, int count) {
    OptionalInt slot = memory.find(memory.buffer(buffer), start, count);
    if (slot.isEmpty()) {
      return Packet.acknowledge(Confirmation.NOT_FOUND, 0, 0, 0, 0);
    }
    int found = slot.getAsInt();
    return Packet.acknowledge(Confirmation.OK, found >>> 8, found, SCORE >>> 8, SCORE);
  }

  private Packet parameters() {
    int capacity = memory.capacity();
    return Packet.acknowledge(
        Confirmation.OK,
        0,
        0,
        0,
        0,
        capacity >>> 8,
        capacity,
        0,
        3,
        0xFF,
        0xFF,
        0xFF,
        0xFF,
        0,
        2,
        0,
        6);
  }

  private static Packet plain(Confirmation confirmation) {
    return Packet.acknowledge(confirmation);
  }
}
