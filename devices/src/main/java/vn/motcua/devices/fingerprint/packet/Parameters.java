package vn.motcua.devices.fingerprint.packet;

/**
 * Basic parameters of a module (ReadSysPara).
 *
 * @param systemId 0 for most; tells some families apart
 * @param capacity templates it can hold; slots are 0..capacity-1
 * @param securityLevel 1..5
 * @param packetBytes content of a data packet: 32, 64, 128 or 256
 * @param baud bits per second
 */
public record Parameters(int systemId, int capacity, int securityLevel, int packetBytes, int baud) {
  /** What to take when the module does not know the command (R308). */
  public static final Parameters ASSUMED = new Parameters(0, 500, 3, 128, 57_600);

  private static final int CONTENT_BYTES = 17;
  private static final int BAUD_UNIT = 9600;

  /** Whether the packet is long enough to hold them. */
  public static boolean fits(Packet packet) {
    return packet.size() >= CONTENT_BYTES && packet.u16(5) > 0;
  }

  /** Reads the 16 bytes behind the confirmation code. */
  public static Parameters decode(Packet packet) {
    return new Parameters(
        packet.u16(3),
        packet.u16(5),
        packet.u16(7),
        32 << (packet.u16(13) & 3),
        packet.u16(15) * BAUD_UNIT);
  }
}
