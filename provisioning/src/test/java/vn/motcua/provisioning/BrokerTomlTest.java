package vn.motcua.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.provisioning.BoardConfig.Wire;

/** Brokers, TLS towards them, and the queue of the hub, in board.toml. */
class BrokerTomlTest {
  @TempDir Path folder = Path.of("");

  @Test
  void separateBrokersAreUsedInTheirOrderAndTheHubShowsItsOwnCertificate() throws Exception {
    String head =
        """
        centre = "c"
        board = "b"
        roles = ["hub"]
        [broker]
        in-order = true
        """;
    String hub = "[hub]\ncertificate = \"/t/hub.crt\"\nkey = \"/t/hub.key\"\n";
    Path file = folder.resolve("board.toml");
    String tls = "ca = \"/t/ca.crt\"\ncertificate = \"/t/b.crt\"\nkey = \"/t/b.key\"\n";
    Files.writeString(
        file, head + "url = \"ssl://a:8883\"\nmore = [\"ssl://b:8883\"]\n" + tls + hub);
    BoardConfig config = BoardToml.load(file);
    assertThat(config.broker().inOrder()).isTrue();
    assertThat(config.hub())
        .isEqualTo(new BoardConfig.HubTls(Path.of("/t/hub.crt"), Path.of("/t/hub.key")));
    Files.writeString(file, head + "url = \"tcp://127.0.0.1:1883\"\n" + hub);
    assertThatThrownBy(() -> BoardToml.load(file))
        .hasMessageContaining("hub: has a certificate for a broker with TLS");
    Files.writeString(file, head + "url = \"tcp://127.0.0.1:1883\"\n[hub]\nkey = \"k\"\n");
    assertThatThrownBy(() -> BoardToml.load(file)).hasMessageContaining("certificate");
    Files.writeString(file, head + "url = \"tcp://127.0.0.1:1883\"\n");
    assertThat(BoardToml.load(file).hub()).isNull();
  }

  @Test
  void aSharedQueueNeedsSlotsOfThisCardAndTheHubsCertificate() throws Exception {
    Path file = folder.resolve("board.toml");
    String head = "centre = \"c\"\nboard = \"b\"\nqueue = \"centre\"\n";
    String slots = "slots = [3, 4]\n";
    String open = "[broker]\nurl = \"tcp://127.0.0.1:1883\"\n";
    Files.writeString(file, head + slots + "roles = [\"ticket\"]\n" + open);
    assertThat(BoardToml.load(file).queue()).isEqualTo(BoardConfig.Queue.CENTRE);
    Files.writeString(file, head + "roles = [\"counter\"]\n" + open);
    assertThat(BoardToml.load(file).queue()).isEqualTo(BoardConfig.Queue.CENTRE);
    Files.writeString(file, head + "roles = [\"ticket\"]\n" + open);
    assertThatThrownBy(() -> BoardToml.load(file))
        .hasMessageContaining("queue: is shared, so no two boards may have a slot together");
    String tls =
        "[broker]\nurl = \"ssl://a:8883\"\nca = \"/t/ca.crt\"\ncertificate = \"/t/b.crt\"\n"
            + "key = \"/t/b.key\"\n";
    Files.writeString(file, head + slots + "roles = [\"spare\"]\n" + tls);
    assertThatThrownBy(() -> BoardToml.load(file)).hasMessageContaining("c.hub under [hub]");
    Files.writeString(file, "centre = \"c\"\nboard = \"b\"\nroles = [\"spare\"]\n" + open);
    assertThatThrownBy(() -> BoardToml.load(file))
        .hasMessageContaining("roles: has spare, which takes over a queue that is shared");
  }

  @Test
  void theNodesOfAClusterAreAList() throws Exception {
    String head = "centre = \"c\"\nboard = \"b\"\nroles = [\"hub\"]\n[broker]\ninsecure = true\n";
    Path file = folder.resolve("board.toml");
    Files.writeString(
        file, head + "url = \"tcp://a:1883\"\nmore = [\"tcp://b:1883\", \"tcp://c:1883\"]\n");
    assertThat(BoardToml.load(file).broker().urls())
        .extracting(URI::getHost)
        .containsExactly("a", "b", "c");
    Files.writeString(file, head + "url = \"tcp://a:1883\"\nmore = [\"tcp://a:1883\"]\n");
    assertThatThrownBy(() -> BoardToml.load(file))
        .hasMessageContaining("more: names tcp://a:1883 again");
    Files.writeString(file, head + "url = \"tcp://a:1883\"\nmore = [\"ssl://b:8883\"]\n");
    assertThatThrownBy(() -> BoardToml.load(file))
        .hasMessageContaining("more: mixes nodes with and without TLS");
    Files.writeString(file, head + "url = \"tcp://a:1883\"\nmore = [\"b\"]\n");
    assertThatThrownBy(() -> BoardToml.load(file))
        .hasMessageContaining("more: \"b\" is not a broker address");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"127.0.0.1", "127.9.8.7", "[::1]", "[0:0:0:0:0:0:0:1]", "localhost", "LocalHost"})
  void aBrokerOnThisMachineNeedsNoTls(String host) throws Exception {
    BoardConfig board = BoardToml.load(withBroker("url = \"tcp://" + host + ":1883\""));
    assertThat(board.broker().isOpen()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "192.0.2.1",
        "126.255.255.255",
        "128.0.0.1",
        "0.0.0.0",
        "[::2]",
        "[2001:db8::1]",
        "127.evil.example",
        "127.0.0.1.example",
        "localhost.example",
        "broker"
      })
  void aBrokerOnAnotherMachineNeedsTlsOrAnAcceptedDanger(String host) throws Exception {
    String url = "url = \"tcp://" + host + ":1883\"";
    assertThatThrownBy(() -> BoardToml.load(withBroker(url)))
        .hasMessageContaining("url: goes to another machine without TLS")
        .hasMessageContaining("write ssl://host:8883 with ca, certificate and key")
        .hasMessageContaining("or accept the risk with insecure = true");
    assertThatThrownBy(() -> BoardToml.load(withBroker(url + "\ninsecure = false")))
        .hasMessageContaining("url: goes to another machine without TLS");
    assertThat(BoardToml.load(withBroker(url + "\ninsecure = true")).broker().isOpen()).isTrue();
    String more = "url = \"tcp://127.0.0.1:1883\"\nmore = [\"tcp://" + host + ":1884\"]";
    assertThatThrownBy(() -> BoardToml.load(withBroker(more)))
        .hasMessageContaining("more: goes to another machine without TLS");
  }

  private Path withBroker(String lines) throws java.io.IOException {
    return Files.writeString(
        folder.resolve("board.toml"),
        "centre = \"c\"\nboard = \"b\"\nroles = [\"hub\"]\n[broker]\n" + lines + "\n");
  }

  @Test
  void tlsNeedsThreeFilesAndEachThatIsMissingIsNamed() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("board.toml"),
            """
            centre = "c"
            board = "b"
            roles = ["ticket"]
            [broker]
            url = "ssl://broker.example:8883"
            key = "board.key"
            """);
    assertThatThrownBy(() -> BoardToml.load(file))
        .hasMessageContaining(":4:1: ca: is missing in [broker]")
        .hasMessageContaining("certificate: is missing in [broker]")
        .hasMessageContaining("key: \"board.key\" is not an absolute path");
  }

  @ParameterizedTest
  @CsvSource({"5,MQTT_5", "5-structured,MQTT_5_STRUCTURED", "3.1.1,MQTT_3_1_1"})
  void theWireIsNamedInTheFile(String name, Wire wire) throws Exception {
    Path file =
        Shipped.changed(folder, "board.example.toml", "mqtt = \"5\"", "mqtt = \"" + name + "\"");

    assertThat(BoardToml.load(file).broker().wire()).isEqualTo(wire);
  }
}
