package vn.motcua.devices.emulator.zkteco;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import vn.motcua.devices.zkteco.ZkTransport;
import vn.motcua.devices.zkteco.packet.ZkCommand;
import vn.motcua.devices.zkteco.packet.ZkPacket;

/**
 * The table that one client reads, and the packets it comes in. One thread.
 *
 * <pre>
 *   PREPARE_BUFFER -> DATA table                          up to 1 024 bytes
 *                  -> ACK_OK 0 | size 4 | 0 4             more: READ_BUFFER start 4, size 4
 *                       -> PREPARE_DATA size 4, most in a packet 4 | DATA … | ACK_OK
 * </pre>
 */
final class TableRead {
  private static final int SMALL_BYTES_MAX = 1024;
  private static final int DATAGRAM_BYTES_MAX = 1024;
  private static final int PACKET_BYTES_MAX = 0xFFF8;

  /** A table that is read without a buffer comes in smaller packets, as a K40 sends it. */
  private static final int UNBUFFERED_BYTES_MAX = 0x3F0;

  private final int packetBytesMax;
  private byte[] table = new byte[0];

  TableRead(ZkTransport transport) {
    this.packetBytesMax = transport == ZkTransport.TCP ? PACKET_BYTES_MAX : DATAGRAM_BYTES_MAX;
  }

  /** Keeps a table to be read in parts; the answer says how, or already contains it. */
  ZkPacket prepare(ZkPacket question, int session, byte[] whole) {
    table = whole;
    if (table.length <= SMALL_BYTES_MAX) {
      return packet(question, session, ZkCommand.DATA, table);
    }
    ByteBuffer size = ByteBuffer.allocate(9).order(ByteOrder.LITTLE_ENDIAN);
    size.put((byte) 0).putInt(table.length);
    return packet(question, session, ZkCommand.ACK_OK, size.array());
  }

  /** Whether the table has these bytes. */
  boolean contains(int start, int size) {
    return start >= 0 && size >= 1 && size <= table.length - start;
  }

  /** A part of the table. */
  List<ZkPacket> part(ZkPacket question, int session, int start, int size) {
    byte[] part = Arrays.copyOfRange(table, start, start + size);
    return announced(question, session, part, packetBytesMax);
  }

  /** A table that the client requests without a buffer. */
  static List<ZkPacket> unbuffered(ZkPacket question, int session, byte[] whole) {
    return announced(question, session, whole, UNBUFFERED_BYTES_MAX);
  }

  void free() {
    table = new byte[0];
  }

  private static List<ZkPacket> announced(
      ZkPacket question, int session, byte[] bytes, int packetMax) {
    List<ZkPacket> answers = new ArrayList<>();
    ByteBuffer sizes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    sizes.putInt(bytes.length).putInt(packetMax);
    answers.add(packet(question, session, ZkCommand.PREPARE_DATA, sizes.array()));
    for (int at = 0; at < bytes.length; at += packetMax) {
      byte[] data = Arrays.copyOfRange(bytes, at, Math.min(at + packetMax, bytes.length));
      answers.add(packet(question, session, ZkCommand.DATA, data));
    }
    answers.add(packet(question, session, ZkCommand.ACK_OK));
    return answers;
  }

  private static ZkPacket packet(ZkPacket question, int session, ZkCommand command, byte... data) {
    return new ZkPacket(command.code(), session, question.reply(), data);
  }
}
