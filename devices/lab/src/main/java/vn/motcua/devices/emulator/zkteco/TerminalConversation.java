package vn.motcua.devices.emulator.zkteco;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import vn.motcua.devices.zkteco.packet.CommKey;
import vn.motcua.devices.zkteco.packet.ZkCommand;
import vn.motcua.devices.zkteco.packet.ZkPacket;
import vn.motcua.devices.zkteco.packet.ZkTime;
import vn.motcua.devices.zkteco.records.LiveEvent;
import vn.motcua.devices.zkteco.records.Punch;

/** One client's session with the terminal: a packet in, its answers out. One thread at a time. */
final class TerminalConversation {
  private static final int DATA_BYTES_MAX = 1024;
  private static final int SMALL_BYTES_MAX = 1024;

  private final TerminalMemory memory;
  private final int commKey;
  private final int session;
  private final Consumer<String> faults;
  private boolean connected;
  private boolean trusted;
  private int eventMask;
  private byte[] buffer = new byte[0];

  TerminalConversation(TerminalMemory memory, int commKey, int session, Consumer<String> faults) {
    this.memory = memory;
    this.commKey = commKey;
    this.session = session;
    this.faults = faults;
  }

  /** The packets to send, none for an acknowledgement of a live event. */
  List<ZkPacket> take(ZkPacket packet) {
    if (packet.is(ZkCommand.CONNECT)) {
      return connect(packet);
    }
    if (!connected || packet.session() != session) {
      faults.accept("a packet outside the session: " + packet);
      return List.of(answer(packet, ZkCommand.ACK_ERROR_INIT));
    }
    if (packet.is(ZkCommand.AUTH)) {
      trusted = Arrays.equals(packet.data(), CommKey.token(commKey, session));
      return List.of(answer(packet, trusted ? ZkCommand.ACK_OK : ZkCommand.ACK_UNAUTH));
    }
    if (!trusted) {
      faults.accept("a packet before the key was proven: " + packet);
      return List.of(answer(packet, ZkCommand.ACK_UNAUTH));
    }
    return trusted(packet);
  }

  private List<ZkPacket> connect(ZkPacket packet) {
    if (packet.session() != 0 || packet.data().length != 0) {
      faults.accept("a CONNECT that is not empty: " + packet);
    }
    connected = true;
    trusted = commKey == 0;
    return List.of(answer(packet, trusted ? ZkCommand.ACK_OK : ZkCommand.ACK_UNAUTH));
  }

  private List<ZkPacket> trusted(ZkPacket packet) {
    byte[] data = packet.data();
    if (packet.is(ZkCommand.OPTIONS_WRQ) || packet.is(ZkCommand.FREE_DATA)) {
      return List.of(answer(packet, ZkCommand.ACK_OK));
    } else if (packet.is(ZkCommand.OPTIONS_RRQ)) {
      return List.of(option(packet));
    } else if (packet.is(ZkCommand.GET_FREE_SIZES)) {
      return List.of(answer(packet, ZkCommand.ACK_OK, memory.sizes().encode()));
    } else if (packet.is(ZkCommand.GET_TIME)) {
      return List.of(answer(packet, ZkCommand.ACK_OK, u32(ZkTime.encode(memory.clock()))));
    } else if (packet.is(ZkCommand.SET_TIME) && data.length == 4) {
      LocalDateTime time = ZkTime.decode(Integer.toUnsignedLong(le(data).getInt())).orElseThrow();
      memory.setClock(time);
      return List.of(answer(packet, ZkCommand.ACK_OK));
    } else if (packet.is(ZkCommand.REG_EVENT) && data.length == 4) {
      eventMask = le(data).getInt();
      return List.of(answer(packet, ZkCommand.ACK_OK));
    } else if (packet.is(ZkCommand.PREPARE_BUFFER) && data.length == 11) {
      return List.of(prepare(packet));
    } else if (packet.is(ZkCommand.READ_BUFFER) && data.length == 8) {
      return part(packet);
    } else if (packet.is(ZkCommand.EXIT)) {
      connected = false;
      return List.of(answer(packet, ZkCommand.ACK_OK));
    } else if (packet.is(ZkCommand.ACK_OK)) {
      return List.of();
    }
    faults.accept("not known: " + packet);
    return List.of(answer(packet, ZkCommand.ACK_UNKNOWN));
  }

  private ZkPacket option(ZkPacket packet) {
    String name = new String(packet.data(), StandardCharsets.US_ASCII).replace("\0", "");
    String value = name.equals("~SerialNumber") ? "EMU0000001" : "";
    byte[] line = (name + "=" + value + "\0").getBytes(StandardCharsets.US_ASCII);
    return answer(packet, ZkCommand.ACK_OK, line);
  }

  private ZkPacket prepare(ZkPacket packet) {
    int table = le(packet.data()).getShort(1);
    if (table == ZkCommand.ATTLOG_RRQ.code()) {
      buffer = memory.attendanceTable();
    } else if (table == ZkCommand.USERTEMP_RRQ.code()) {
      buffer = memory.userTable();
    } else {
      faults.accept("no such table: " + table);
      return answer(packet, ZkCommand.ACK_ERROR);
    }
    if (buffer.length <= SMALL_BYTES_MAX) {
      return answer(packet, ZkCommand.DATA, buffer);
    }
    byte[] size =
        ByteBuffer.allocate(9)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put((byte) 0)
            .putInt(buffer.length)
            .putInt(0)
            .array();
    return answer(packet, ZkCommand.ACK_OK, size);
  }

  private List<ZkPacket> part(ZkPacket packet) {
    int start = le(packet.data()).getInt(0);
    int size = le(packet.data()).getInt(4);
    if (start < 0 || size < 1 || start + size > buffer.length) {
      faults.accept("a read outside the buffer: " + start + " + " + size);
      return List.of(answer(packet, ZkCommand.ACK_ERROR_DATA));
    }
    List<ZkPacket> answers = new ArrayList<>();
    answers.add(answer(packet, ZkCommand.PREPARE_DATA, u32(size)));
    for (int at = start; at < start + size; at += DATA_BYTES_MAX) {
      int end = Math.min(at + DATA_BYTES_MAX, start + size);
      answers.add(answer(packet, ZkCommand.DATA, Arrays.copyOfRange(buffer, at, end)));
    }
    answers.add(answer(packet, ZkCommand.ACK_OK));
    return answers;
  }

  /** The live event of a punch; none when the client has not asked for it. */
  List<ZkPacket> event(Punch punch) {
    if (!connected || (eventMask & LiveEvent.ATTENDANCE) == 0) {
      return List.of();
    }
    byte[] data = new byte[32];
    byte[] user = punch.userId().getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(user, 0, data, 0, user.length);
    data[24] = (byte) punch.verify();
    data[25] = (byte) punch.state();
    System.arraycopy(ZkTime.event(punch.time()), 0, data, 26, ZkTime.EVENT_BYTES);
    return List.of(new ZkPacket(ZkCommand.REG_EVENT.code(), LiveEvent.ATTENDANCE, 0, data));
  }

  private ZkPacket answer(ZkPacket question, ZkCommand command, byte... data) {
    return new ZkPacket(command.code(), session, question.reply(), data);
  }

  private static ByteBuffer le(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] u32(long value) {
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt((int) value).array();
  }
}
