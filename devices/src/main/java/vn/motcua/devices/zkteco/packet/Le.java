package vn.motcua.devices.zkteco.packet;

import java.nio.charset.Charset;

/** Little-endian numbers and padded texts in byte arrays. */
public final class Le {
  private Le() {}

  /** One byte, 0..255. */
  public static int u8(byte[] bytes, int at) {
    return bytes[at] & 0xFF;
  }

  /** Two bytes, 0..65 535. */
  public static int u16(byte[] bytes, int at) {
    return u8(bytes, at) | u8(bytes, at + 1) << 8;
  }

  /** Four bytes, 0..4 294 967 295. */
  public static long u32(byte[] bytes, int at) {
    return u16(bytes, at) | (long) u16(bytes, at + 2) << 16;
  }

  /** Writes the low two bytes. */
  public static void put16(byte[] bytes, int at, int value) {
    bytes[at] = (byte) value;
    bytes[at + 1] = (byte) (value >>> 8);
  }

  /** Writes the low four bytes. */
  public static void put32(byte[] bytes, int at, long value) {
    put16(bytes, at, (int) value);
    put16(bytes, at + 2, (int) (value >>> 16));
  }

  /** The text up to the first NUL; what stands after it is left over from older records. */
  public static String text(byte[] bytes, int at, int length, Charset charset) {
    int end = at;
    while (end < at + length && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, at, end - at, charset);
  }

  /** Puts as much of a text as fits, padded with NUL. */
  public static void putText(byte[] bytes, int at, int length, String text, Charset charset) {
    byte[] encoded = text.getBytes(charset);
    System.arraycopy(encoded, 0, bytes, at, Math.min(length, encoded.length));
  }
}
