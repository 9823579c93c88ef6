package vn.motcua.firmware.system;

/**
 * What this process writes is nobody else's: ledgers, keys, pictures of slips and backups hold who
 * was where and when. Stateless; call it once, before the first file.
 */
public final class PrivateFiles {
  private static final int GROUP_AND_OTHERS = 0077;

  private PrivateFiles() {}

  /** From now on new files and directories can be used by their owner only (mode 600 and 700). */
  public static void fromNowOn() {
    Libc.umask(GROUP_AND_OTHERS);
  }
}
