package vn.motcua.firmware.torture.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How a process of a campaign is started: the same Java on the same class path, with a class
 * archive of its role that its first orderly end leaves behind, so that it starts in less time.
 *
 * @param classPath where the program's classes are; archives need jars, no directories
 * @param archives directory of the archives
 */
public record Launch(String classPath, Path archives) {

  /** This program as it was itself started. */
  static Launch asThis(Path archives) {
    return new Launch(System.getProperty("java.class.path"), archives);
  }

  List<String> command(String role, List<String> args) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx160m",
            "-Xlog:disable",
            "-XX:+AutoCreateSharedArchive",
            "-XX:SharedArchiveFile=" + archives.resolve(role + ".jsa"),
            "-Djava.awt.headless=true",
            "-cp",
            classPath,
            CampaignProcess.class.getName()));
    command.addAll(args);
    return command;
  }
}
