package vn.motcua.firmware.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.provisioning.BoardToml;
import vn.motcua.provisioning.CatalogueToml;

/** The production entry, as far as it comes before anything is opened. */
class BoardCommandTest {
  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "192.0.2.7", "::"})
  void pagesForTheWholeNetworkAreRefusedBeforeTheLedgerIsTouched(String host) throws Exception {
    Path config = board("[web]\nhost = \"" + host + "\"\nport = 8080\n");
    var said = new StringWriter();
    int code =
        Motcua.commandLine()
            .setErr(new PrintWriter(said, true))
            .execute("board", "--config", config.toString());
    assertThat(code).isEqualTo(ExitCode.USAGE);
    assertThat(said.toString().lines())
        .hasSize(1)
        .first()
        .asString()
        .contains(host, "host = \"127.0.0.1\"", "--insecure-open");
    assertThat(directory.resolve("data")).doesNotExist();
  }

  @Test
  void pagesForTheNetworkWithoutACertificateAreRefusedAlsoWhenAPersonHasOpenedThem()
      throws Exception {
    Path config = board("[web]\nhost = \"0.0.0.0\"\nport = 8080\n");
    assertThat(refusal("board", "--insecure-open", "--config", config.toString()))
        .contains("0.0.0.0", "unencrypted", "certificate and key");
  }

  @Test
  void accountsReplaceNoCertificate() throws Exception {
    Path config = board("[web]\nhost = \"0.0.0.0\"\nport = 8080\n[accounts]\n");
    assertThat(refusal("board", "--config", config.toString()))
        .contains("0.0.0.0", "unencrypted", "certificate and key", "host = \"127.0.0.1\"");
  }

  @Test
  void aCertificateThatIsNotThereIsNamedWithWhatToDo() throws Exception {
    Path config =
        board("[web]\ncertificate = \"/nowhere/pages.crt\"\nkey = \"/nowhere/pages.key\"\n");
    assertThat(refusal("board", "--config", config.toString()))
        .contains("/nowhere/pages.crt is missing or not readable", "under [web]");
  }

  private String refusal(String... arguments) {
    var said = new StringWriter();
    int code = Motcua.commandLine().setErr(new PrintWriter(said, true)).execute(arguments);
    assertThat(code).isEqualTo(ExitCode.USAGE);
    assertThat(directory.resolve("data")).doesNotExist();
    assertThat(said.toString().lines()).hasSize(1);
    return said.toString();
  }

  @Test
  void aFileOfAnEarlierVersionIsOnLoopbackWithTheUsualLimits() throws Exception {
    Path config = board("[web]\nhost = \"127.0.0.1\"\nport = 8080\n");
    var web = BoardToml.load(config, CatalogueToml.load(directory.resolve("catalogue.toml"))).web();
    assertThat(web.numbersPerMinute()).isEqualTo(20);
    assertThat(web.touchesPerMinute()).isEqualTo(120);
  }

  private Path board(String web) throws Exception {
    try (var example =
        BoardCommandTest.class.getResourceAsStream(
            "/vn/motcua/provisioning/catalogue.example.toml")) {
      assertThat(example).isNotNull();
      Files.write(directory.resolve("catalogue.toml"), example.readAllBytes());
    }
    return Files.writeString(
        directory.resolve("board.toml"),
        """
        centre = "minh-hoa"
        board = "mot-cua-1"
        roles = ["hub", "ticket"]
        data = "%s"
        [broker]
        url = "tcp://127.0.0.1:1"
        """
                .formatted(directory.resolve("data"))
            + web);
  }
}
