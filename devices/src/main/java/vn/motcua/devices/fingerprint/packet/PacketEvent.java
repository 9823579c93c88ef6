package vn.motcua.devices.fingerprint.packet;

/** What the bytes of a module turned out to be. Offsets count bytes since the decoder began. */
public sealed interface PacketEvent {
  /** Where it begins. */
  long offset();

  /** A whole packet with the right sum. */
  record Good(long offset, Packet packet) implements PacketEvent {}

  /**
   * A packet whose sum is wrong.
   *
   * @param length its bytes, up to the next packet's beginning if that stands inside it
   */
  record BadSum(long offset, int length, Packet claimed) implements PacketEvent {}

  /** {@code bytes} bytes that belong to no packet: power-on byte, line noise, half a packet. */
  record Noise(long offset, int bytes) implements PacketEvent {}
}
