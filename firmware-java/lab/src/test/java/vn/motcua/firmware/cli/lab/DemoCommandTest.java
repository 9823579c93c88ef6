package vn.motcua.firmware.cli.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.bridge.journal.Identity;
import vn.motcua.bridge.journal.sqlite.SqliteJournal;
import vn.motcua.firmware.cli.ExitCode;
import vn.motcua.firmware.cli.Motcua;
import vn.motcua.firmware.core.Stations;

class DemoCommandTest {
  @TempDir Path directory;

  private final StringWriter said = new StringWriter();

  private int motcua(String... args) {
    return Motcua.commandLine().setErr(new PrintWriter(said, true)).execute(args);
  }

  @Test
  void smokeDoesOneOfEachThroughTheDevicesAndEndsWithZero() {
    assertThat(motcua("demo", "--smoke", "--burst", "5"))
        .as(said.toString())
        .isEqualTo(ExitCode.OK);
  }

  @Test
  void aUsedPortIsOneClearSentence() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      assertThat(motcua("demo", "--data", directory.toString(), "--port", port))
          .isEqualTo(ExitCode.PORT_IN_USE);
      assertThat(said.toString().lines()).hasSize(1).first().asString().contains(port);
    }
  }

  @Test
  void pagesForTheWholeNetworkAreRefusedInOneClearSentence() {
    for (String host : new String[] {"0.0.0.0", "::", "192.0.2.7"}) {
      said.getBuffer().setLength(0);
      assertThat(motcua("demo", "--data", directory.toString(), "--host", host))
          .isEqualTo(ExitCode.USAGE);
      assertThat(said.toString().lines())
          .hasSize(1)
          .first()
          .asString()
          .contains(host, "127.0.0.1", "--insecure-open");
    }
  }

  @Test
  void aSecondInstanceOnTheSameDataIsOneClearSentence() {
    Path board = directory.resolve("board");
    try (var first =
        SqliteJournal.open(
            board,
            new Identity("minh-hoa", "mot-cua-1"),
            Stations.ALL.events(),
            new SecureRandom())) {
      assertThat(first.head().sequence()).isZero();
      assertThat(motcua("demo", "--data", directory.toString(), "--port", "0"))
          .isEqualTo(ExitCode.IN_USE);
      assertThat(said.toString().lines()).hasSize(1).first().asString().contains(board.toString());
    }
  }

  @Test
  void aDirectoryThatCannotBeWrittenIsOneClearSentence() {
    assertThat(motcua("demo", "--data", "/proc/motcua", "--port", "0"))
        .isEqualTo(ExitCode.CANNOT_WRITE);
    assertThat(said.toString().lines()).hasSize(1).first().asString().contains("/proc/motcua");
  }

  @Test
  void aFaultInTheCatalogueIsNamedWithItsLine() throws Exception {
    Files.writeString(directory.resolve("catalogue.toml"), "name = 7\n");
    assertThat(motcua("demo", "--data", directory.toString(), "--port", "0"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(said.toString()).contains("catalogue.toml:1");
  }

  @Test
  void wrongArgumentsAreExplained() {
    assertThat(motcua("demo", "--burst", "0")).isEqualTo(ExitCode.USAGE);
    assertThat(motcua("demo", "--port", "70000")).isEqualTo(ExitCode.USAGE);
    assertThat(motcua("nothing")).isEqualTo(ExitCode.USAGE);
    assertThat(said.toString()).contains("1 to 500").contains("0 to 65535").contains("nothing");
  }

  @Test
  void everyVerbHasHelp() {
    for (String verb : new String[] {"demo", "board", "inbox", "inspect", "ledger", "bench"}) {
      StringWriter help = new StringWriter();
      int code = Motcua.commandLine().setOut(new PrintWriter(help, true)).execute(verb, "--help");
      assertThat(code).isZero();
      assertThat(help.toString()).contains("Usage: motcua " + verb);
    }
  }
}
