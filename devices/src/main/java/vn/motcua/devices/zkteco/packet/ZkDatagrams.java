package vn.motcua.devices.zkteco.packet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Cuts datagrams that were written one after the other without a mark between them: a packet ends
 * where its checksum agrees and either nothing or another known command follows. Pure.
 */
public final class ZkDatagrams {

  /** Largest datagram that is looked for inside a longer run of bytes. */
  private static final int CUT_BYTES_MAX = 2_048;

  private ZkDatagrams() {}

  /** Every packet of the bytes, and what belongs to none. */
  public static List<ZkFrame> cut(byte[] bytes) {
    List<ZkFrame> frames = new ArrayList<>();
    int at = 0;
    int noise = 0;
    while (at < bytes.length) {
      Optional<ZkFrame> frame = frame(bytes, at);
      if (frame.isPresent()) {
        if (noise > 0) {
          frames.add(new ZkFrame.Noise(at - noise, noise));
        }
        frames.add(frame.get());
        noise = 0;
        at += frame.get().length();
      } else {
        noise++;
        at++;
      }
    }
    if (noise == bytes.length && noise >= ZkPacket.HEADER_BYTES) {
      return ZkPacket.decode(bytes)
          .<List<ZkFrame>>map(
              bad -> List.of(new ZkFrame.BadChecksum(0, bytes.length, bad.packet())))
          .orElseGet(() -> List.of(new ZkFrame.Noise(0, bytes.length)));
    }
    if (noise > 0) {
      frames.add(new ZkFrame.Noise(bytes.length - noise, noise));
    }
    return frames;
  }

  private static Optional<ZkFrame> frame(byte[] bytes, int at) {
    int left = bytes.length - at;
    if (!known(bytes, at)) {
      return Optional.empty();
    }
    // The checksum of two good packets in a row is good too, so the shorter one comes first.
    for (int size = ZkPacket.HEADER_BYTES; size <= Math.min(left, CUT_BYTES_MAX); size++) {
      Optional<ZkPacket> packet = ZkPacket.ofPayload(Arrays.copyOfRange(bytes, at, at + size));
      if (packet.isPresent() && known(bytes, at + size)) {
        return Optional.of(new ZkFrame.Good(at, size, packet.get()));
      }
    }
    return ZkPacket.ofPayload(Arrays.copyOfRange(bytes, at, bytes.length))
        .map(last -> new ZkFrame.Good(at, left, last));
  }

  private static boolean known(byte[] bytes, int at) {
    return bytes.length - at >= ZkPacket.HEADER_BYTES
        && !ZkCommand.nameOf(Le.u16(bytes, at)).equals("UNKNOWN");
  }
}
