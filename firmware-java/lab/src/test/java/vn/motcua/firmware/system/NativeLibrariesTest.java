package vn.motcua.firmware.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fazecast.jSerialComm.SerialPort;
import java.io.File;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that use SQLite and a serial port, and are killed. */
class NativeLibrariesTest {
  private static final List<String> LIBRARIES =
      List.of(
          "org/sqlite/native/Linux/x86_64/libsqlitejdbc.so",
          "org/sqlite/native/Linux/aarch64/libsqlitejdbc.so",
          "Linux/x86_64/libjSerialComm.so",
          "Linux/armv8_64/libjSerialComm.so");

  @TempDir private Path directory = Path.of("");

  @Test
  void aProcessThatIsKilledLeavesNothingInTheTemporaryDirectory() throws Exception {
    for (String library : LIBRARIES) {
      Path file = directory.resolve("native").resolve(library);
      Files.createDirectories(file.getParent());
      try (InputStream in = NativeLibrariesTest.class.getResourceAsStream("/" + library)) {
        Files.copy(Objects.requireNonNull(in, library), file);
      }
    }
    assertThat(leftBehind()).isEmpty();
  }

  @Test
  void withoutTheUnpackedOnesEachDriverUnpacksItsOwn() throws Exception {
    assertThat(leftBehind()).anyMatch(name -> name.startsWith("sqlite-"));
  }

  private List<String> leftBehind() throws Exception {
    Path temporary = Files.createDirectory(directory.resolve("tmp"));
    String jar = directory.resolve("motcua.jar").toString();
    Path said = directory.resolve("said");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                jar + File.pathSeparator + System.getProperty("java.class.path"),
                Killed.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    assertThat(process.waitFor()).as(Files.readString(said)).isEqualTo(Killed.CODE);
    try (Stream<Path> files = Files.list(temporary)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** Ends without running what the libraries wanted to be run at the end, as after SIGKILL. */
  static final class Killed {
    static final int CODE = 137;

    private Killed() {}

    public static void main(String[] args) throws Exception {
      NativeLibraries.useUnpacked();
      DriverManager.getConnection("jdbc:sqlite::memory:").close();
      SerialPort.getCommPorts();
      Runtime.getRuntime().halt(CODE);
    }
  }
}
