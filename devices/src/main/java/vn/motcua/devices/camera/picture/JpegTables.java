package vn.motcua.devices.camera.picture;

import java.io.ByteArrayOutputStream;
import java.util.List;
import javax.imageio.plugins.jpeg.JPEGHuffmanTable;

/**
 * Inserts the Huffman tables that webcams omit from each picture of an MJPEG stream to save 432
 * bytes: those of ITU-T T.81 annex K, which such pictures use. Pure.
 *
 * <pre>
 *   FF D8 | segments … | FF C4, length 2, then for each table: class and id, 16 counts, values | FF DA
 * </pre>
 */
final class JpegTables {
  private static final int SOI = 0xD8;
  private static final int DHT = 0xC4;
  private static final int SOS = 0xDA;
  private static final int LENGTHS = 16;

  private record Table(int classAndId, JPEGHuffmanTable table) {}

  private static final List<Table> ANNEX_K =
      List.of(
          new Table(0x00, JPEGHuffmanTable.StdDCLuminance),
          new Table(0x10, JPEGHuffmanTable.StdACLuminance),
          new Table(0x01, JPEGHuffmanTable.StdDCChrominance),
          new Table(0x11, JPEGHuffmanTable.StdACChrominance));

  private JpegTables() {}

  /**
   * The same picture with tables; a picture that has them, or is no JPEG, is returned unchanged.
   */
  static byte[] complete(byte[] file) {
    int at = 2;
    boolean jpeg = file.length > at && marker(file, 0) == SOI;
    while (jpeg && at + 3 < file.length && marker(file, at) != DHT) {
      if (marker(file, at) == SOS) {
        return inserted(file, at);
      }
      jpeg = marker(file, at) > 0;
      at += 2 + word(file, at + 2);
    }
    return file;
  }

  private static byte[] inserted(byte[] file, int at) {
    ByteArrayOutputStream tables = new ByteArrayOutputStream();
    for (Table each : ANNEX_K) {
      tables.write(each.classAndId());
      short[] lengths = each.table().getLengths();
      for (int i = 0; i < LENGTHS; i++) {
        tables.write(i < lengths.length ? lengths[i] : 0);
      }
      for (short value : each.table().getValues()) {
        tables.write(value);
      }
    }
    int length = tables.size() + 2;
    ByteArrayOutputStream whole = new ByteArrayOutputStream(file.length + length + 2);
    whole.write(file, 0, at);
    whole.writeBytes(new byte[] {(byte) 0xFF, (byte) DHT, (byte) (length >> 8), (byte) length});
    whole.writeBytes(tables.toByteArray());
    whole.write(file, at, file.length - at);
    return whole.toByteArray();
  }

  /** Returns 0 where there is none. */
  private static int marker(byte[] file, int at) {
    return file[at] == (byte) 0xFF ? file[at + 1] & 0xFF : 0;
  }

  private static int word(byte[] file, int at) {
    return (file[at] & 0xFF) << 8 | (file[at + 1] & 0xFF);
  }
}
