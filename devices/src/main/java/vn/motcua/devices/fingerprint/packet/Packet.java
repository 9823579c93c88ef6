package vn.motcua.devices.fingerprint.packet;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * One packet, immutable.
 *
 * <pre>
 *   EF 01 | address 4 | PID 1 | LENGTH 2 | content 0..256 | SUM 2      all big-endian
 *   LENGTH = bytes of content + 2
 *   SUM    = PID + both bytes of LENGTH + all of content, modulo 65 536
 * </pre>
 */
public final class Packet {
  /** Every module listens to this address until it is given another. */
  public static final int ADDRESS_DEFAULT = 0xFFFFFFFF;

  /** Most bytes of content (packet size setting 3). */
  public static final int CONTENT_BYTES_MAX = 256;

  static final int HEADER_BYTES = 9;
  static final int SUM_BYTES = 2;
  static final int PID_OFFSET = 6;

  private final int address;
  private final Pid pid;
  private final byte[] content;

  /** A packet with a copy of {@code content}. */
  public Packet(int address, Pid pid, byte[] content) {
    if (content.length > CONTENT_BYTES_MAX) {
      throw new IllegalArgumentException("content of " + content.length + " bytes");
    }
    this.address = address;
    this.pid = pid;
    this.content = content.clone();
  }

  /** A command to the default address. */
  public static Packet command(Instruction command, int... arguments) {
    byte[] content = new byte[arguments.length + 1];
    content[0] = (byte) command.code();
    for (int i = 0; i < arguments.length; i++) {
      content[i + 1] = (byte) arguments[i];
    }
    return new Packet(ADDRESS_DEFAULT, Pid.COMMAND, content);
  }

  /** An answer from the default address. */
  public static Packet acknowledge(Confirmation confirmation, int... arguments) {
    byte[] content = new byte[arguments.length + 1];
    content[0] = (byte) confirmation.code();
    for (int i = 0; i < arguments.length; i++) {
      content[i + 1] = (byte) arguments[i];
    }
    return new Packet(ADDRESS_DEFAULT, Pid.ACKNOWLEDGE, content);
  }

  /** The module's address. */
  public int address() {
    return address;
  }

  /** What the packet is. */
  public Pid pid() {
    return pid;
  }

  /** A copy of the content. */
  public byte[] content() {
    return content.clone();
  }

  /** Bytes of content. */
  public int size() {
    return content.length;
  }

  /** Byte {@code index} of the content, 0..255. */
  public int u8(int index) {
    return content[index] & 0xFF;
  }

  /** Two bytes of the content from {@code index}, 0..65535. */
  public int u16(int index) {
    return u8(index) << 8 | u8(index + 1);
  }

  /** The bytes on the wire. */
  public byte[] encode() {
    int length = content.length + SUM_BYTES;
    byte[] out = new byte[HEADER_BYTES + length];
    out[0] = (byte) 0xEF;
    out[1] = 0x01;
    put16(out, 2, address >>> 16);
    put16(out, 4, address);
    out[PID_OFFSET] = (byte) pid.value();
    put16(out, PID_OFFSET + 1, length);
    System.arraycopy(content, 0, out, HEADER_BYTES, content.length);
    put16(out, out.length - SUM_BYTES, sum(out, 0, out.length));
    return out;
  }

  /**
   * The sum of a whole packet of {@code length} bytes at {@code offset}, its own field excluded.
   */
  static int sum(byte[] bytes, int offset, int length) {
    int sum = 0;
    for (int i = offset + PID_OFFSET; i < offset + length - SUM_BYTES; i++) {
      sum += bytes[i] & 0xFF;
    }
    return sum & 0xFFFF;
  }

  private static void put16(byte[] out, int index, int value) {
    out[index] = (byte) (value >>> 8);
    out[index + 1] = (byte) value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Packet that
        && address == that.address
        && pid == that.pid
        && Arrays.equals(content, that.content);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * address + pid.hashCode()) + Arrays.hashCode(content);
  }

  /** Kind, first byte and size; data packets carry fingerprints, which nobody may read in a log. */
  @Override
  public String toString() {
    String first = content.length == 0 ? "" : " " + HexFormat.of().toHexDigits(content[0]);
    return pid + first + " (" + content.length + " bytes)";
  }
}
