package vn.motcua.bridge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/**
 * Checks who else on this machine can read files that only this program should read. Stateless; any
 * thread.
 */
public final class SecretFiles {
  private static final Set<PosixFilePermission> OF_OTHERS =
      EnumSet.of(
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE,
          PosixFilePermission.OTHERS_EXECUTE);
  private static final Set<PosixFilePermission> OF_GROUP_AND_OTHERS =
      EnumSet.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.GROUP_EXECUTE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE,
          PosixFilePermission.OTHERS_EXECUTE);

  private SecretFiles() {}

  /**
   * Requires that only its owner can read a private key; one owned by root may also be readable for
   * its group, so that a service can use a key that it cannot change.
   *
   * @throws IOException when others can read it, or when it is missing; the message says what to do
   */
  public static void requireKey(Path file) throws IOException {
    Set<PosixFilePermission> modes = modesOf(file);
    boolean ofRoot = Files.getOwner(file).getName().equals("root");
    if (ofRoot) {
      modes.remove(PosixFilePermission.GROUP_READ);
    }
    modes.retainAll(OF_GROUP_AND_OTHERS);
    if (!modes.isEmpty()) {
      throw new IOException(
          "%s can be read or written by others on this machine; chmod %s it, and make a new key if somebody may have read it"
              .formatted(file, ofRoot ? "640" : "600"));
    }
  }

  /** Whether users other than its owner and its group can read a directory. */
  public static boolean isOpenToOthers(Path directory) throws IOException {
    Set<PosixFilePermission> modes = modesOf(directory);
    modes.retainAll(OF_OTHERS);
    return !modes.isEmpty();
  }

  private static Set<PosixFilePermission> modesOf(Path file) throws IOException {
    Set<PosixFilePermission> modes = EnumSet.noneOf(PosixFilePermission.class);
    modes.addAll(Files.getPosixFilePermissions(file));
    return modes;
  }
}
