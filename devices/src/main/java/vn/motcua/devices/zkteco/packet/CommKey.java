package vn.motcua.devices.zkteco.packet;

/** The token for the communication key; it only obscures the key. */
public final class CommKey {
  private static final int TICKS = 50;
  private static final int ZKSO = 'Z' | 'K' << 8 | 'S' << 16 | 'O' << 24;

  private CommKey() {}

  /**
   * The data of AUTH.
   *
   * @param key communication key set in the terminal's menu, 0 to 999 999
   * @param session the session that CONNECT has given, 0..65535
   */
  public static byte[] token(int key, int session) {
    int mixed = (Integer.reverse(key) + session) ^ ZKSO;
    mixed = Integer.rotateLeft(mixed, 16);
    return new byte[] {
      (byte) (mixed ^ TICKS),
      (byte) (mixed >>> 8 ^ TICKS),
      (byte) TICKS,
      (byte) (mixed >>> 24 ^ TICKS)
    };
  }
}
