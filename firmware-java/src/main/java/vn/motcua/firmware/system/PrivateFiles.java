package vn.motcua.firmware.system;

/**
 * Makes the files of this process private: ledgers, keys, pictures of slips and backups record who
 * was where and when. Stateless; call it once, before the first file.
 */
public final class PrivateFiles {
  private static final int GROUP_AND_OTHERS = 0077;

  private PrivateFiles() {}

  /**
   * From now on new files and directories are accessible for their owner only (mode 600 and 700).
   */
  public static void fromNowOn() {
    Libc.umask(GROUP_AND_OTHERS);
  }
}
