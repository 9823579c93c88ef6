package vn.motcua.devices.printer.escpos;

import java.io.ByteArrayOutputStream;
import vn.motcua.devices.printer.raster.Bitmap;

/**
 * Writes ESC/POS commands as bytes. Pure; any thread.
 *
 * <p>Names are those of Epson's command reference.
 */
public final class EscPos {
  /** NUL: ignored outside a command; ends a command that was cut short. */
  public static final int NUL = 0x00;

  /** Control bytes that open a command. */
  public static final int DLE = 0x10;

  /** End of transmission: second byte of the real-time status request. */
  public static final int EOT = 0x04;

  /** Device control 4: second byte of further real-time commands. */
  public static final int DC4 = 0x14;

  /** Escape. */
  public static final int ESC = 0x1B;

  /** File separator: Kanji and image commands. */
  public static final int FS = 0x1C;

  /** Group separator. */
  public static final int GS = 0x1D;

  /** Longest feed one {@code ESC J} can do, in dots. */
  public static final int FEED_DOTS_MAX = 255;

  /** Most rows of one raster image that every model takes; more is garbage on clones. */
  public static final int RASTER_ROWS_MAX = 2_303;

  /** Most bytes in a QR code. */
  public static final int QR_BYTES_MAX = 2_953;

  private EscPos() {}

  /** {@code ESC @}: initialize printer; clears the print buffer and all modes. */
  public static byte[] initialize() {
    return bytes(ESC, '@');
  }

  /** {@code FS .}: cancel Kanji character mode, without which clones join two high bytes. */
  public static byte[] cancelKanjiMode() {
    return bytes(FS, '.');
  }

  /** {@code ESC J n}: print and feed paper by 0..255 dots. */
  public static byte[] feedDots(int dots) {
    return bytes(ESC, 'J', inRange(dots, 0, FEED_DOTS_MAX, "feed"));
  }

  /** {@code GS V m n}: feed to the cutting position plus {@code extraDots} (0..255), then cut. */
  public static byte[] cut(Cut cut, int extraDots) {
    return bytes(GS, 'V', cut.m(), inRange(extraDots, 0, 255, "cut feed"));
  }

  /** {@code DLE EOT n}: transmit real-time status; obeyed on receipt, also when offline. */
  public static byte[] transmitRealTimeStatus(StatusRequest request) {
    return bytes(DLE, EOT, request.n());
  }

  /**
   * {@code GS r 1}: transmit paper sensor status. Not real-time: it waits its turn in the receive
   * buffer, so the answer shows that all before it has been executed.
   */
  public static byte[] transmitPaperSensorStatus() {
    return bytes(GS, 'r', 1);
  }

  /**
   * {@code GS a 14}: automatic status back on a change of online, error or paper, and once at once.
   * Ends with {@code ESC @}.
   */
  public static byte[] enableAutomaticStatus() {
    return bytes(GS, 'a', 0x02 | 0x04 | 0x08);
  }

  /**
   * {@code DLE DC4 8 1 3 20 1 6 2 8}: clear the receive and print buffers, in real time. Source:
   * Epson TM command reference, DLE DC4 function 8.
   */
  public static byte[] clearBuffers() {
    return bytes(DLE, DC4, 8, 1, 3, 20, 1, 6, 2, 8);
  }

  /**
   * {@code GS v 0 m xL xH yL yH d…}: one band of raster image at normal size.
   *
   * <pre>
   *   1D 76 30 00 | xL xH: bytes a row | yL yH: rows | rows x bytes, most significant bit left
   * </pre>
   *
   * @param y first row of the picture in this band
   * @param rows 1..{@link #RASTER_ROWS_MAX}
   */
  public static byte[] rasterBand(Bitmap picture, int y, int rows) {
    inRange(rows, 1, RASTER_ROWS_MAX, "band rows");
    int x = picture.rowBytes();
    byte[] band = new byte[8 + x * rows];
    byte[] head = bytes(GS, 'v', '0', 0, x & 0xff, x >> 8, rows & 0xff, rows >> 8);
    System.arraycopy(head, 0, band, 0, head.length);
    picture.copyRows(y, rows, band, head.length);
    return band;
  }

  /** The whole picture in bands of at most {@code bandRows}, one after another. */
  public static byte[] raster(Bitmap picture, int bandRows) {
    ByteArrayOutputStream all = new ByteArrayOutputStream(picture.rowBytes() * picture.height());
    for (int y = 0; y < picture.height(); y += bandRows) {
      all.writeBytes(rasterBand(picture, y, Math.min(bandRows, picture.height() - y)));
    }
    return all.toByteArray();
  }

  /** {@code ESC a n}: justification, 0 left, 1 centre, 2 right. */
  public static byte[] justify(int n) {
    return bytes(ESC, 'a', inRange(n, 0, 2, "justification"));
  }

  /**
   * {@code GS ( k} functions 165, 167, 169, 180 and 181: a QR code of model 2, level M, without
   * quiet zone.
   *
   * @param moduleDots 1..16
   */
  public static byte[] qrCode(byte[] data, int moduleDots) {
    inRange(data.length, 1, QR_BYTES_MAX, "QR data");
    ByteArrayOutputStream out = new ByteArrayOutputStream(data.length + 40);
    out.writeBytes(bytes(GS, '(', 'k', 4, 0, '1', 'A', '2', 0));
    out.writeBytes(bytes(GS, '(', 'k', 3, 0, '1', 'C', inRange(moduleDots, 1, 16, "module")));
    out.writeBytes(bytes(GS, '(', 'k', 3, 0, '1', 'E', '1'));
    int length = data.length + 3;
    out.writeBytes(bytes(GS, '(', 'k', length & 0xff, length >> 8, '1', 'P', '0'));
    out.writeBytes(data);
    out.writeBytes(bytes(GS, '(', 'k', 3, 0, '1', 'Q', '0'));
    return out.toByteArray();
  }

  /**
   * {@code GS h}, {@code GS w}, {@code GS H 0} and {@code GS k 73 n}: a Code 128 without its text
   * and without quiet zone.
   *
   * @param data code sets and characters as the printer wants them, at most 255 bytes
   * @param moduleDots dots of a narrow bar, 2..6
   * @param heightDots 1..255
   */
  public static byte[] code128(byte[] data, int moduleDots, int heightDots) {
    inRange(data.length, 1, 255, "Code 128 data");
    ByteArrayOutputStream out = new ByteArrayOutputStream(data.length + 16);
    out.writeBytes(bytes(GS, 'h', inRange(heightDots, 1, 255, "bar height")));
    out.writeBytes(bytes(GS, 'w', inRange(moduleDots, 2, 6, "bar width")));
    out.writeBytes(bytes(GS, 'H', 0));
    out.writeBytes(bytes(GS, 'k', 73, data.length));
    out.writeBytes(data);
    return out.toByteArray();
  }

  private static int inRange(int value, int low, int high, String what) {
    if (value < low || value > high) {
      throw new IllegalArgumentException(what + " must be " + low + ".." + high + ", not " + value);
    }
    return value;
  }

  static byte[] bytes(int... values) {
    byte[] out = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      out[i] = (byte) values[i];
    }
    return out;
  }
}
