package vn.motcua.devices.zkteco.packet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Splits the bytes of a TCP connection into packets, independent of segments. Pure; one thread.
 *
 * <p>Holds at most one frame of {@link ZkPacket#DATA_BYTES_MAX} and its headers: a length that says
 * more is noise. After noise or a wrong checksum it continues at the next magic number, even inside
 * a frame that claimed to be longer.
 */
public final class ZkStreamDecoder {
  private static final int PAYLOAD_BYTES_MAX = ZkPacket.HEADER_BYTES + ZkPacket.DATA_BYTES_MAX;

  private byte[] held = new byte[0];
  private long offset;
  private int noise;

  /** Takes the next bytes. */
  public List<ZkFrame> feed(byte[] bytes, int length) {
    byte[] all = Arrays.copyOf(held, held.length + length);
    System.arraycopy(bytes, 0, all, held.length, length);
    List<ZkFrame> frames = new ArrayList<>();
    int at = 0;
    int taken = 1;
    while (taken > 0) {
      taken = take(all, at, frames);
      at += taken;
    }
    held = Arrays.copyOfRange(all, at, all.length);
    return frames;
  }

  /** The connection has ended: what is held will never be a packet. */
  public List<ZkFrame> end() {
    List<ZkFrame> frames = new ArrayList<>();
    offset += held.length;
    noise += held.length;
    held = new byte[0];
    flushNoise(frames);
    return frames;
  }

  /** Bytes used up at {@code at}; 0 when more are needed. */
  private int take(byte[] all, int at, List<ZkFrame> frames) {
    int left = all.length - at;
    if (!mayBeMagic(all, at, left)) {
      return skip(1);
    }
    if (left < ZkPacket.TCP_HEADER_BYTES) {
      return 0;
    }
    long length = Le.u32(all, at + 4);
    if (length < ZkPacket.HEADER_BYTES || length > PAYLOAD_BYTES_MAX) {
      return skip(1);
    }
    int whole = ZkPacket.TCP_HEADER_BYTES + (int) length;
    if (left < whole) {
      return 0;
    }
    byte[] payload = Arrays.copyOfRange(all, at + ZkPacket.TCP_HEADER_BYTES, at + whole);
    ZkPacket.Decoded decoded = ZkPacket.decode(payload).orElseThrow();
    flushNoise(frames);
    int used = decoded.checksumGood() ? whole : nextMagic(all, at + 1, at + whole) - at;
    frames.add(
        decoded.checksumGood()
            ? new ZkFrame.Good(offset, used, decoded.packet())
            : new ZkFrame.BadChecksum(offset, used, decoded.packet()));
    offset += used;
    return used;
  }

  /** Nothing to look at counts as a beginning too, so that the caller stops. */
  private static boolean mayBeMagic(byte[] all, int at, int left) {
    for (int i = 0; i < Math.min(left, 4); i++) {
      if (all[at + i] != (byte) (ZkPacket.TCP_MAGIC >>> (8 * i))) {
        return false;
      }
    }
    return true;
  }

  private static int nextMagic(byte[] all, int from, int end) {
    for (int at = from; at <= end - 4; at++) {
      if (mayBeMagic(all, at, 4)) {
        return at;
      }
    }
    return end;
  }

  private int skip(int bytes) {
    noise += bytes;
    offset += bytes;
    return bytes;
  }

  private void flushNoise(List<ZkFrame> frames) {
    if (noise > 0) {
      frames.add(new ZkFrame.Noise(offset - noise, noise));
      noise = 0;
    }
  }
}
