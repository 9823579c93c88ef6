package vn.motcua.devices.emulator.fingerprint;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
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
  private static final int ECHO = 0x55;
  private static final long RANDOM_SEED = 20_261_121;
  private static final int SHARED = 0x20;

  private final ModuleSpec spec;
  private final ModuleMemory memory;
  private final ModuleParameters parameters;
  private final RandomGenerator random = new SplittableRandom(RANDOM_SEED);
  private final ByteArrayOutputStream incoming = new ByteArrayOutputStream();
  private int password;
  private boolean verified;
  private int receivingInto;

  ModuleBrain(ModuleSpec spec) {
    this.spec = spec;
    this.memory = new ModuleMemory(spec.capacity());
    this.parameters = new ModuleParameters(spec.baud());
    this.password = spec.password();
  }

  ModuleMemory memory() {
    return memory;
  }

  ModuleSpec spec() {
    return spec;
  }

  /** Its present baud rate. */
  int baud() {
    return parameters.baud();
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
        && (command == Instruction.GET_ECHO
            ? spec.family() == Family.ZFM
            : command.code() < SHARED || spec.family() == Family.GROW);
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
      case SEARCH, HIGH_SPEED_SEARCH -> search(packet.u8(1), packet.u16(2), packet.u16(4));
      case REG_MODEL -> plain(memory.combine() ? Confirmation.OK : Confirmation.COMBINE_FAIL);
      case STORE -> plain(memory.save(packet.u8(1), packet.u16(2)));
      case LOAD_CHAR -> plain(memory.load(packet.u8(1), packet.u16(2)));
      case UP_CHAR -> upload(ModuleTemplate.of(memory.buffer(packet.u8(1))));
      case UP_IMAGE ->
          memory.image() == ModuleMemory.NOTHING
              ? plain(Confirmation.UPLOAD_IMAGE_FAIL)
              : upload(ModuleImage.of(memory.image(), spec.family()));
      case GET_RANDOM_CODE -> {
        int code = random.nextInt();
        yield values(code >>> 24, code >>> 16, code >>> 8, code);
      }
      case GET_ECHO ->
          List.of(new Packet(Packet.ADDRESS_DEFAULT, Pid.ACKNOWLEDGE, new byte[] {ECHO}));
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
      case SET_SYS_PARA -> plain(parameters.set(packet.u8(1), packet.u8(2)));
      case AURA_LED_CONFIG, CHECK_SENSOR, HAND_SHAKE -> plain(Confirmation.OK);
      case READ_SYS_PARA -> values(parameters.told(spec.capacity()));
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

  private List<Packet> upload(byte[] bytes) {
    List<Packet> out = new ArrayList<>(plain(Confirmation.OK));
    int most = parameters.packetBytes();
    for (int at = 0; at < bytes.length; at += most) {
      int end = Math.min(at + most, bytes.length);
      Pid pid = end == bytes.length ? Pid.END_OF_DATA : Pid.DATA;
      out.add(new Packet(Packet.ADDRESS_DEFAULT, pid, Arrays.copyOfRange(bytes, at, end)));
    }
    return out;
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
