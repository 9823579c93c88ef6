package vn.motcua.devices.printer.inspect;

import java.util.Arrays;
import java.util.HexFormat;

/** One command or run of text, as it lay in the stream. Immutable. */
public final class EscPosToken {
  private final long offset;
  private final EscPosCommand command;
  private final byte[] bytes;

  EscPosToken(long offset, EscPosCommand command, byte[] bytes) {
    this.offset = offset;
    this.command = command;
    this.bytes = bytes;
  }

  /** Offset of its first byte from the start of the stream, 0 or more. */
  public long offset() {
    return offset;
  }

  /** What it is. */
  public EscPosCommand command() {
    return command;
  }

  /** How many bytes it has, 1 or more. */
  public int length() {
    return bytes.length;
  }

  /** The byte at {@code index} as 0..255. */
  public int at(int index) {
    return bytes[index] & 0xff;
  }

  /** Two bytes, low byte first. */
  public int word(int index) {
    return at(index) | at(index + 1) << 8;
  }

  /** A copy of the bytes from {@code from} to the end. */
  public byte[] from(int from) {
    return Arrays.copyOfRange(bytes, from, bytes.length);
  }

  /** All bytes as hexadecimal digits. */
  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public String toString() {
    return command + "@" + offset + "+" + bytes.length;
  }
}
