package vn.motcua.firmware.system;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The native libraries of SQLite's driver and of jSerialComm, unpacked by the build in the folder
 * {@code native} beside the program's jar. Without that folder each driver unpacks its own to the
 * temporary directory at every start, and a process that is killed leaves SQLite's 1.1 MB behind.
 */
public final class NativeLibraries {
  /** Names of an architecture: the JDK's, and those of the folders in SQLite's jar. */
  private static final Map<String, String> ARCHITECTURES =
      Map.of("amd64", "x86_64", "aarch64", "aarch64");

  private NativeLibraries() {}

  /**
   * Sets where the drivers look, before the first of them is used. Does nothing where the folder or
   * a library for this machine is missing; a path that was set by hand stays.
   */
  public static void useUnpacked() {
    String jar = System.getProperty("java.class.path", "").split(File.pathSeparator, 2)[0];
    Path folder = Path.of(jar).toAbsolutePath().resolveSibling("native");
    String machine = ARCHITECTURES.getOrDefault(System.getProperty("os.arch", ""), "unknown");
    use("org.sqlite.lib.path", folder.resolve("org/sqlite/native/Linux").resolve(machine));
    use("jSerialComm.library.path", folder); // It chooses the architecture by itself.
  }

  private static void use(String property, Path folder) {
    if (System.getProperty(property) == null && Files.isDirectory(folder)) {
      System.setProperty(property, folder.toString());
    }
  }
}
