package vn.motcua.devices.fingerprint.packet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Splits the byte stream of a module into packets and noise.
 *
 * <p>Resynchronises on EF 01 with a known PID and a possible length: the power-on byte 55h, line
 * noise and half packets in front cost only themselves. A packet with a wrong sum is searched for
 * the beginning of another one, since a truncated packet swallows the head of the next. Never holds
 * more than one packet of {@value #PACKET_BYTES_MAX} bytes; pure; not thread-safe.
 */
public final class PacketDecoder {
  static final int PACKET_BYTES_MAX =
      Packet.HEADER_BYTES + Packet.CONTENT_BYTES_MAX + Packet.SUM_BYTES;
  private static final int HEAD_0 = 0xEF;
  private static final int HEAD_1 = 0x01;
  private static final int NEED_MORE = 0;

  private final List<PacketEvent> out = new ArrayList<>();
  private byte[] buffer = new byte[PACKET_BYTES_MAX * 2];
  private int begin;
  private int end;
  private long consumed;
  private int noise;

  /** Takes the next {@code length} bytes; gives what they completed, in order. */
  public List<PacketEvent> feed(byte[] bytes, int length) {
    out.clear();
    for (int done = 0; done < length; ) {
      int part = Math.min(length - done, makeRoom());
      System.arraycopy(bytes, done, buffer, end, part);
      end += part;
      done += part;
      scan(false);
    }
    if (begin == end) {
      reportNoise();
    }
    return List.copyOf(out);
  }

  /**
   * The line was silent for longer than the gap within a packet: pending bytes are an incomplete
   * packet, but a complete one inside them is still found.
   */
  public List<PacketEvent> silence() {
    out.clear();
    scan(true);
    reportNoise();
    return List.copyOf(out);
  }

  /** Whether part of a packet is waiting for its rest. */
  public boolean pending() {
    return begin < end;
  }

  private int makeRoom() {
    if (begin > 0) {
      System.arraycopy(buffer, begin, buffer, 0, end - begin);
      end -= begin;
      begin = 0;
    }
    return buffer.length - end;
  }

  private void scan(boolean last) {
    while (begin < end) {
      int length = packetLength(begin);
      if (length < 0 || ((length == NEED_MORE || length > end - begin) && last)) {
        skip(1);
      } else if (length == NEED_MORE || length > end - begin) {
        return;
      } else {
        packet(length);
      }
    }
  }

  /**
   * Whole length of the packet at {@code at}; 0 when more bytes are needed to tell; -1 when no
   * packet begins there.
   */
  private int packetLength(int at) {
    int have = end - at;
    if (u8(at) != HEAD_0 || (have > 1 && u8(at + 1) != HEAD_1)) {
      return -1;
    }
    if (have > Packet.PID_OFFSET && Pid.of(u8(at + Packet.PID_OFFSET)).isEmpty()) {
      return -1;
    }
    if (have < Packet.HEADER_BYTES) {
      return NEED_MORE;
    }
    int length = u8(at + Packet.PID_OFFSET + 1) << 8 | u8(at + Packet.PID_OFFSET + 2);
    boolean possible =
        length >= Packet.SUM_BYTES && length <= Packet.CONTENT_BYTES_MAX + Packet.SUM_BYTES;
    return possible ? Packet.HEADER_BYTES + length : -1;
  }

  private void packet(int length) {
    int stated = u8(begin + length - 2) << 8 | u8(begin + length - 1);
    boolean good = stated == Packet.sum(buffer, begin, length);
    int taken = good ? length : beginningInside(length);
    if (!good && taken < Packet.HEADER_BYTES + Packet.SUM_BYTES) {
      skip(taken); // What stands before the next packet is too short to be a packet.
      return;
    }
    reportNoise();
    Packet packet = decode(length);
    out.add(
        good
            ? new PacketEvent.Good(consumed, packet)
            : new PacketEvent.BadSum(consumed, taken, packet));
    begin += taken;
    consumed += taken;
  }

  /** Bytes up to a packet that begins inside this one, or all of it. */
  private int beginningInside(int length) {
    for (int i = 2; i < length; i++) {
      if (packetLength(begin + i) >= 0) {
        return i;
      }
    }
    return length;
  }

  private Packet decode(int length) {
    int address = 0;
    for (int i = 2; i < Packet.PID_OFFSET; i++) {
      address = address << 8 | u8(begin + i);
    }
    Pid pid = Pid.of(u8(begin + Packet.PID_OFFSET)).orElseThrow();
    byte[] content =
        Arrays.copyOfRange(buffer, begin + Packet.HEADER_BYTES, begin + length - Packet.SUM_BYTES);
    return new Packet(address, pid, content);
  }

  private void skip(int bytes) {
    noise += bytes;
    begin += bytes;
    consumed += bytes;
  }

  private void reportNoise() {
    if (noise > 0) {
      out.add(new PacketEvent.Noise(consumed - noise, noise));
      noise = 0;
    }
  }

  private int u8(int index) {
    return buffer[index] & 0xFF;
  }
}
