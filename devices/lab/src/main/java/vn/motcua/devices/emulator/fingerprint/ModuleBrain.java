package vn.motcua.devices.emulator.fingerprint;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import vn.motcua.devices.fingerprint.module.Family;
import vn.motcua.devices.fingerprint.packet.Confirmation;
import vn.motcua.devices.fingerprint.packet.Instruction;
import vn.motcua.devices.fingerprint.packet.Packet;
import vn.motcua.devices.fingerprint.packet.Pid;

/**
 * The answers of a module; strict: a command of the wrong length is answered with 01h. Runs on the
 * emulator's thread only.
 */
final class ModuleBrain {
  private static final int SCORE = 137;
  private static final int DATA_BYTES = 128;
  private static final int SHARED = 0x20;

  private final ModuleSpec spec;
  private final ModuleMemory memory;
  private final ByteArrayOutputStream incoming = new ByteArrayOutputStream();
  private int password;
  private boolean verified;
  private int receivingInto;

  ModuleBrain(ModuleSpec spec) {
    this.spec = spec;
    this.memory = new ModuleMemory(spec.capacity());
    this.password = spec.password();
  }

  ModuleMemory memory() {
    return memory;
  }

  ModuleSpec spec() {
    return spec;
  }

  void powerOn() {
    memory.powerOff();
    verified = password == 0;
    receivingInto = 0;
    incoming.reset();
  }

  /** Whether this module has the command at all. */
  boolean knows(Instruction command) {
    return ModuleArguments.bytes(command) >= 0
        && (command.code() < SHARED || spec.family() == Family.GROW);
  }

  /** Takes a data packet; false when none was announced. */
  boolean data(Packet packet) {
    if (receivingInto == 0) {
      return false;
    }
    incoming.writeBytes(packet.content());
    if (packet.pid() == Pid.END_OF_DATA) {
      memory.fill(receivingInto, ModuleTemplate.finger(incoming.toByteArray()));
      receivingInto = 0;
      incoming.reset();
    }
    return true;
  }

  List<Packet> answer(Instruction command, Packet packet) {
    if (packet.size() != 1 + ModuleArguments.bytes(command)) {
      return plain(Confirmation.PACKET_ERROR);
    }
    if (command == Instruction.VFY_PWD) {
      verified = word(packet) == password;
      return plain(verified ? Confirmation.OK : Confirmation.WRONG_PASSWORD);
    }
    if (!verified) {
      return plain(Confirmation.MUST_VERIFY_PASSWORD);
    }
    boolean badBuffer =
        ModuleArguments.beginsWithBuffer(command)
            && (packet.u8(1) < 1 || packet.u8(1) > spec.family().buffers());
    return badBuffer ? plain(Confirmation.BAD_LOCATION) : obey(command, packet);
  }

  private List<Packet> obey(Instruction command, Packet packet) {
    return switch (command) {
      case GEN_IMG -> plain(memory.photograph() ? Confirmation.OK : Confirmation.NO_FINGER);
      case IMG_2_TZ ->
          plain(memory.extract(packet.u8(1)) ? Confirmation.OK : Confirmation.NO_VALID_IMAGE);
      case MATCH -> match();
      case SEARCH -> search(packet.u8(1), packet.u16(2), packet.u16(4));
      case REG_MODEL -> plain(memory.combine() ? Confirmation.OK : Confirmation.COMBINE_FAIL);
      case STORE -> plain(memory.save(packet.u8(1), packet.u16(2)));
      case LOAD_CHAR -> plain(memory.load(packet.u8(1), packet.u16(2)));
      case UP_CHAR -> upload(packet.u8(1));
      case DOWN_CHAR -> {
        receivingInto = packet.u8(1);
        yield plain(Confirmation.OK);
      }
      case DELETE_CHAR -> plain(memory.erase(packet.u16(1), packet.u16(3)));
      case EMPTY -> plain(memory.erase(0, spec.capacity()));
      case SET_PWD -> {
        password = word(packet);
        yield plain(Confirmation.OK);
      }
      case SET_SYS_PARA, AURA_LED_CONFIG, CHECK_SENSOR, HAND_SHAKE -> plain(Confirmation.OK);
      case READ_SYS_PARA -> parameters();
      case TEMPLATE_NUM -> values(memory.count() >>> 8, memory.count());
      case READ_CON_LIST -> values(memory.indexPage(packet.u8(1)));
      case READ_PROD_INFO -> values(ModuleTemplate.product(spec));
      default -> plain(Confirmation.PACKET_ERROR);
    };
  }

  private List<Packet> match() {
    int first = memory.buffer(1);
    boolean same = first != ModuleMemory.NOTHING && first == memory.buffer(2);
    return same
        ? values(SCORE >>> 8, SCORE)
        : List.of(Packet.acknowledge(Confirmation.NO_MATCH, 0, 0));
  }

  private List<Packet> search(int buffer, int start, int count) {
    OptionalInt slot = memory.find(memory.buffer(buffer), start, count);
    if (slot.isEmpty()) {
      return List.of(Packet.acknowledge(Confirmation.NOT_FOUND, 0, 0, 0, 0));
    }
    int found = slot.getAsInt();
    return values(found >>> 8, found, SCORE >>> 8, SCORE);
  }

  private List<Packet> upload(int buffer) {
    List<Packet> out = new ArrayList<>(plain(Confirmation.OK));
    byte[] template = ModuleTemplate.of(memory.buffer(buffer));
    for (int at = 0; at < template.length; at += DATA_BYTES) {
      boolean last = at + DATA_BYTES == template.length;
      out.add(
          new Packet(
              Packet.ADDRESS_DEFAULT,
              last ? Pid.END_OF_DATA : Pid.DATA,
              Arrays.copyOfRange(template, at, at + DATA_BYTES)));
    }
    return out;
  }

  private List<Packet> parameters() {
    int slots = spec.capacity();
    int baud = spec.baud() / 9600;
    return values(0, 0, 0, 0, slots >>> 8, slots, 0, 3, 0xFF, 0xFF, 0xFF, 0xFF, 0, 2, 0, baud);
  }

  private static int word(Packet packet) {
    return packet.u16(1) << 16 | packet.u16(3);
  }

  private static List<Packet> plain(Confirmation confirmation) {
    return List.of(Packet.acknowledge(confirmation));
  }

  private static List<Packet> values(int... values) {
    return List.of(Packet.acknowledge(Confirmation.OK, values));
  }
}
