package vn.motcua.devices.zkteco;

/** How packets travel to port 4370. */
public enum ZkTransport {
  /** Framed in a stream; parts of up to 0xFFC0 bytes. */
  TCP(0xFFC0),
  /** A packet a datagram; parts of 16 kB, which come in datagrams of about 1 kB. */
  UDP(16 * 1024);

  private final int partBytesMax;

  ZkTransport(int partBytesMax) {
    this.partBytesMax = partBytesMax;
  }

  /** Most bytes to ask of a buffer at once. */
  int partBytesMax() {
    return partBytesMax;
  }
}
