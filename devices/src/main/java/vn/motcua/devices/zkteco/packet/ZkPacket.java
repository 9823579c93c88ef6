package vn.motcua.devices.zkteco.packet;

import java.util.Arrays;
import java.util.Optional;

/**
 * One packet, immutable; all numbers little-endian.
 *
 * <pre>
 *   TCP:  50 50 82 7D | payload length 4 | payload          UDP: payload
 *   payload:  command 2 | checksum 2 | session 2 | reply 2 | data 0..65 536
 *   checksum = ones' complement of the end-around sum of all 16-bit words, its own field zero,
 *              an odd last byte padded with zero
 * </pre>
 */
public final class ZkPacket {

  /** Bytes before the data. */
  public static final int HEADER_BYTES = 8;

  /** Most bytes of data: a terminal sends 0xFFC0 at a time over TCP. */
  public static final int DATA_BYTES_MAX = 0x10000;

  static final int TCP_HEADER_BYTES = 8;
  static final int TCP_MAGIC = 0x7D825050;
  private static final int CHECKSUM_OFFSET = 2;

  private final int command;
  private final int session;
  private final int reply;
  private final byte[] data;

  /** A packet with a copy of {@code data}; numbers are cut to 16 bits. */
  public ZkPacket(int command, int session, int reply, byte... data) {
    if (data.length > DATA_BYTES_MAX) {
      throw new IllegalArgumentException("data of " + data.length + " bytes");
    }
    this.command = command & 0xFFFF;
    this.session = session & 0xFFFF;
    this.reply = reply & 0xFFFF;
    this.data = data.clone();
  }

  /** A payload that has been cut out of a stream or came in a datagram. */
  public record Decoded(ZkPacket packet, int checksum, boolean checksumGood) {}

  /** Reads a payload; empty when it is shorter than its header or longer than any. */
  public static Optional<Decoded> decode(byte[] payload) {
    if (payload.length < HEADER_BYTES || payload.length > HEADER_BYTES + DATA_BYTES_MAX) {
      return Optional.empty();
    }
    ZkPacket packet =
        new ZkPacket(
            Le.u16(payload, 0),
            Le.u16(payload, 4),
            Le.u16(payload, 6),
            Arrays.copyOfRange(payload, HEADER_BYTES, payload.length));
    int stated = Le.u16(payload, CHECKSUM_OFFSET);
    return Optional.of(new Decoded(packet, stated, stated == checksum(payload)));
  }

  /** The packet of a payload, such as a datagram; empty when it is none or damaged. */
  public static Optional<ZkPacket> ofPayload(byte[] payload) {
    return decode(payload).filter(Decoded::checksumGood).map(Decoded::packet);
  }

  /** The command, as {@link ZkCommand#code}. */
  public int command() {
    return command;
  }

  /** Whether it is this command. */
  public boolean is(ZkCommand what) {
    return command == what.code();
  }

  /** The session; a terminal uses the field for other things in some answers. */
  public int session() {
    return session;
  }

  /** The number that an answer repeats. */
  public int reply() {
    return reply;
  }

  /** A copy of the data. */
  public byte[] data() {
    return data.clone();
  }

  /** The payload on the wire, as a UDP datagram carries it. */
  public byte[] payload() {
    byte[] out = new byte[HEADER_BYTES + data.length];
    Le.put16(out, 0, command);
    Le.put16(out, 4, session);
    Le.put16(out, 6, reply);
    System.arraycopy(data, 0, out, HEADER_BYTES, data.length);
    Le.put16(out, CHECKSUM_OFFSET, checksum(out));
    return out;
  }

  /** The frame on a TCP connection. */
  public byte[] frame() {
    byte[] payload = payload();
    byte[] out = new byte[TCP_HEADER_BYTES + payload.length];
    Le.put32(out, 0, TCP_MAGIC);
    Le.put32(out, 4, payload.length);
    System.arraycopy(payload, 0, out, TCP_HEADER_BYTES, payload.length);
    return out;
  }

  /** The checksum that a payload should have. */
  static int checksum(byte[] payload) {
    int sum = 0;
    for (int at = 0; at < payload.length; at += 2) {
      if (at != CHECKSUM_OFFSET) {
        int high = at + 1 < payload.length ? payload[at + 1] & 0xFF : 0;
        sum += (payload[at] & 0xFF) | high << 8;
        sum = (sum & 0xFFFF) + (sum >>> 16);
      }
    }
    return ~sum & 0xFFFF;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ZkPacket that
        && command == that.command
        && session == that.session
        && reply == that.reply
        && Arrays.equals(data, that.data);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * command + reply) + Arrays.hashCode(data);
  }

  /** Name, session, reply and size; the data may hold names. */
  @Override
  public String toString() {
    return ZkCommand.nameOf(command)
        + " ("
        + command
        + ") session "
        + session
        + " reply "
        + reply
        + ", "
        + data.length
        + " bytes";
  }
}
