package vn.motcua.devices.emulator.zkteco;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import vn.motcua.devices.zkteco.ZkTransport;
import vn.motcua.devices.zkteco.packet.Le;
import vn.motcua.devices.zkteco.packet.ZkCommand;
import vn.motcua.devices.zkteco.packet.ZkPacket;
import vn.motcua.devices.zkteco.packet.ZkTime;
import vn.motcua.devices.zkteco.records.ZkUser;

/**
 * What a client may ask once it is trusted: a command in, its answers out. One thread at a time.
 *
 * <p>Commands that only move, show or sound something at the terminal are accepted and change
 * nothing here: people can punch while a client has locked the keys. Fingerprint templates are not
 * emulated: the terminal has none, and refuses to take any.
 */
final class TerminalCommands {
  private static final String FIRMWARE = "Ver 6.60 Apr 13 2022";

  private final TerminalMemory memory;
  private final int session;
  private final TableRead read;
  private final Consumer<String> faults;

  TerminalCommands(
      TerminalMemory memory, ZkTransport transport, int session, Consumer<String> faults) {
    this.memory = memory;
    this.session = session;
    this.read = new TableRead(transport);
    this.faults = faults;
  }

  List<ZkPacket> take(ZkPacket packet) {
    Optional<ZkCommand> command = ZkCommand.of(packet.command());
    return command.isPresent() ? take(command.get(), packet) : unknown(packet);
  }

  private List<ZkPacket> take(ZkCommand command, ZkPacket packet) {
    return switch (command) {
      case ENABLEDEVICE,
          DISABLEDEVICE,
          REFRESHDATA,
          REFRESHOPTION,
          TESTVOICE,
          UNLOCK,
          WRITE_LCD,
          CLEAR_LCD,
          STARTVERIFY,
          CANCELCAPTURE ->
          ok(packet);
      case OPTIONS_RRQ -> option(packet);
      case OPTIONS_WRQ -> {
        memory.setOption(text(packet));
        yield ok(packet);
      }
      case GET_VERSION -> ok(packet, (FIRMWARE + "\0").getBytes(StandardCharsets.US_ASCII));
      case GET_FREE_SIZES -> ok(packet, memory.sizes().encode());
      case GET_TIME -> ok(packet, u32(ZkTime.encode(memory.clock())));
      case SET_TIME -> setTime(packet);
      // The state is reported in the session field; 0 is a terminal at rest.
      case STATE_RRQ -> List.of(new ZkPacket(ZkCommand.ACK_OK.code(), 0, packet.reply()));
      case USER_WRQ -> writeUser(packet);
      case DELETE_USER -> deleteUser(packet);
      case CLEAR_ATTLOG -> {
        memory.clearLog();
        yield ok(packet);
      }
      case CLEAR_DATA -> {
        memory.clear();
        yield ok(packet);
      }
      case ATTLOG_RRQ, USERTEMP_RRQ, DB_RRQ ->
          TableRead.unbuffered(packet, session, memory.table(command).orElseThrow());
      case PREPARE_BUFFER -> prepare(packet);
      case READ_BUFFER -> part(packet);
      case FREE_DATA -> {
        read.free();
        yield ok(packet);
      }
      case ACK_OK -> List.of();
      default -> unknown(packet);
    };
  }

  private List<ZkPacket> option(ZkPacket packet) {
    String line = memory.option(text(packet)) + "\0";
    return ok(packet, line.getBytes(StandardCharsets.US_ASCII));
  }

  /** Some clients send more bytes than the four that count. */
  private List<ZkPacket> setTime(ZkPacket packet) {
    byte[] data = packet.data();
    Optional<LocalDateTime> time =
        data.length < 4 ? Optional.empty() : ZkTime.decode(Le.u32(data, 0));
    time.ifPresent(memory::setClock);
    return time.isPresent() ? ok(packet) : refuse(packet, "not a time");
  }

  private List<ZkPacket> writeUser(ZkPacket packet) {
    byte[] data = packet.data();
    byte[] table = new byte[4 + data.length];
    Le.put32(table, 0, data.length);
    System.arraycopy(data, 0, table, 4, data.length);
    try {
      ZkUser.table(table, 1, StandardCharsets.UTF_8).forEach(memory::add);
    } catch (IllegalArgumentException e) {
      return refuse(packet, String.valueOf(e.getMessage()));
    }
    return ok(packet);
  }

  private List<ZkPacket> deleteUser(ZkPacket packet) {
    byte[] data = packet.data();
    return data.length >= 2 && memory.remove(Le.u16(data, 0))
        ? ok(packet)
        : List.of(answer(packet, ZkCommand.ACK_ERROR));
  }

  private List<ZkPacket> prepare(ZkPacket packet) {
    byte[] data = packet.data();
    if (data.length != 11) {
      return refuse(packet, "a buffered read of " + data.length + " bytes");
    }
    Optional<byte[]> table = ZkCommand.of(Le.u16(data, 1)).flatMap(memory::table);
    return table.isPresent()
        ? List.of(read.prepare(packet, session, table.get()))
        : refuse(packet, "no such table: " + Le.u16(data, 1));
  }

  private List<ZkPacket> part(ZkPacket packet) {
    byte[] data = packet.data();
    if (data.length != 8) {
      return refuse(packet, "a read of " + data.length + " bytes");
    }
    int start = (int) Le.u32(data, 0);
    int size = (int) Le.u32(data, 4);
    return read.contains(start, size)
        ? read.part(packet, session, start, size)
        : refuse(packet, "a read outside the buffer: " + start + " + " + size);
  }

  private List<ZkPacket> unknown(ZkPacket packet) {
    faults.accept("not known: " + packet);
    return List.of(answer(packet, ZkCommand.ACK_UNKNOWN));
  }

  private List<ZkPacket> refuse(ZkPacket packet, String why) {
    faults.accept(why);
    return List.of(answer(packet, ZkCommand.ACK_ERROR_DATA));
  }

  private List<ZkPacket> ok(ZkPacket question, byte... data) {
    return List.of(answer(question, ZkCommand.ACK_OK, data));
  }

  private ZkPacket answer(ZkPacket question, ZkCommand command, byte... data) {
    return new ZkPacket(command.code(), session, question.reply(), data);
  }

  private static String text(ZkPacket packet) {
    byte[] data = packet.data();
    return Le.text(data, 0, data.length, StandardCharsets.US_ASCII);
  }

  private static byte[] u32(long value) {
    byte[] out = new byte[4];
    Le.put32(out, 0, value);
    return out;
  }
}
