package vn.motcua.devices.zkteco.packet;

/** What the bytes of a terminal turned out to be. Offsets count bytes since the decoder began. */
public sealed interface ZkFrame {
  /** Where it begins. */
  long offset();

  /** How many bytes it takes. */
  int length();

  /** A whole packet with the right checksum. */
  record Good(long offset, int length, ZkPacket packet) implements ZkFrame {}

  /** A whole packet whose checksum is wrong. */
  record BadChecksum(long offset, int length, ZkPacket packet) implements ZkFrame {}

  /** Bytes that belong to no packet, or to one that was cut off. */
  record Noise(long offset, int length) implements ZkFrame {}
}
