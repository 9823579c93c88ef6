package vn.motcua.devices.camera.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts a stream of JPEG pictures, with or without HTTP parts between them, into pictures. Pure; one
 * thread.
 *
 * <pre>
 *   FF D8 | FF marker | length 2, big-endian, itself included | … | FF DA … data … | FF D9
 * </pre>
 *
 * <p>Segments are skipped by their length, so that a thumbnail inside one does not end the picture.
 * Holds one picture of {@link #FRAME_BYTES_MAX}; a larger one is dropped, and the next beginning is
 * searched.
 */
public final class MjpegSplitter {

  /** Largest picture: 4 MB holds 12 megapixels. */
  public static final int FRAME_BYTES_MAX = 4 << 20;

  private static final int SOI = 0xD8;
  private static final int EOI = 0xD9;
  private static final int SOS = 0xDA;

  private byte[] held = new byte[0];

  /** Takes the next bytes; gives the pictures they complete. */
  public List<byte[]> feed(byte[] bytes, int length) {
    byte[] all = Arrays.copyOf(held, held.length + length);
    System.arraycopy(bytes, 0, all, held.length, length);
    List<byte[]> frames = new ArrayList<>();
    int at = begin(all, 0);
    int end = end(all, at);
    while (end != 0) {
      if (end > 0) {
        frames.add(Arrays.copyOfRange(all, at, end));
      }
      at = begin(all, Math.max(at + 1, end));
      end = end(all, at);
    }
    boolean tooLarge = all.length - at > FRAME_BYTES_MAX;
    held = Arrays.copyOfRange(all, tooLarge ? all.length : at, all.length);
    return frames;
  }

  /** Where the next picture begins; near the end of the bytes when there is none. */
  private static int begin(byte[] all, int from) {
    for (int at = Math.min(from, all.length); at + 1 < all.length; at++) {
      if (marker(all, at) == SOI) {
        return at;
      }
    }
    boolean half = all.length > from && all[all.length - 1] == (byte) 0xFF;
    return half ? all.length - 1 : all.length;
  }

  /**
   * Where the picture that begins at {@code start} ends; 0 when its end has not come yet; -1 when
   * it is no picture.
   */
  private static int end(byte[] all, int start) {
    int at = start + 2;
    while (at + 3 < all.length) {
      int marker = marker(all, at);
      if (marker < 0xC0 || marker == SOI) {
        return -1;
      }
      int length = (all[at + 2] & 0xFF) << 8 | (all[at + 3] & 0xFF);
      if (marker == SOS) {
        return endOfData(all, at + 2 + length);
      }
      at += 2 + length;
    }
    return 0;
  }

  private static int endOfData(byte[] all, int from) {
    for (int at = from; at + 1 < all.length; at++) {
      if (marker(all, at) == EOI) {
        return at + 2;
      }
    }
    return 0;
  }

  private static int marker(byte[] all, int at) {
    return all[at] == (byte) 0xFF ? all[at + 1] & 0xFF : -1;
  }
}
