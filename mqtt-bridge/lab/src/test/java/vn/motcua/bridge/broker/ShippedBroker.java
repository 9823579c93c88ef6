package vn.motcua.bridge.broker;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import vn.motcua.bridge.hub.HubTopics;
import vn.motcua.bridge.link.BrokerAddress;
import vn.motcua.bridge.link.Brokers;
import vn.motcua.bridge.link.MqttPort;
import vn.motcua.bridge.link.paho.PahoMqttPort;
import vn.motcua.bridge.link.socket.TlsIdentity;
import vn.motcua.bridge.wire.Topics;

/**
 * A real Mosquitto with the configuration and the access list as they ship, but for the port and
 * the paths, and a throw-away CA for those whom the access list names.
 */
final class ShippedBroker implements AutoCloseable {
  static final Path SHIPPED = Path.of("../../provisioning/image/mosquitto");
  static final Topics BOARD = new Topics("minh-hoa", "quay-1");
  static final Topics OTHER = new Topics("minh-hoa", "quay-2");

  /** Has a certificate of the CA, and the access list does not name it. */
  static final String STRANGER = "minh-hoa.quay-9";

  private final Mosquitto broker;
  private final TestCa ca;
  private final int port;

  ShippedBroker(Path program, Path directory) throws IOException {
    this(program, directory, authority(directory), Mosquitto.freePort());
  }

  /** One of several brokers of a centre, with a directory of its own. */
  ShippedBroker(Path program, Path directory, TestCa ca, int port) throws IOException {
    this.ca = ca;
    this.port = port;
    Files.copy(
        SHIPPED.resolve("acl.example.json"),
        directory.resolve("acl.json"),
        StandardCopyOption.REPLACE_EXISTING);
    broker = Mosquitto.start(program, port, directory, configuration(directory));
  }

  /** A CA, and certificates for all. */
  static TestCa authority(Path directory) throws IOException {
    TestCa ca = new TestCa(directory);
    for (String name :
        List.of(
            "broker",
            BrokerAcl.inbox(1),
            BrokerAcl.inbox(2),
            HubTopics.client(BOARD.centre()),
            BOARD.client(),
            OTHER.client(),
            STRANGER)) {
      ca.issue(name, "localhost");
    }
    return ca;
  }

  private String configuration(Path directory) throws IOException {
    return Files.readAllLines(SHIPPED.resolve("motcua.conf")).stream()
        .map(line -> line.replace("listener 8883", "listener " + port + " 127.0.0.1"))
        .map(line ->
            line.replace("/etc/motcua/broker/acl.json", directory.resolve("acl.json").toString()))
        .map(line -> line.replace("/etc/motcua/broker/", ca.file("").toString() + "/"))
        .map(line ->
            line.startsWith("persistence") || line.startsWith("crlfile") ? "# " + line : line)
        // Started as root it would become a user who cannot read this test's directory.
        .collect(Collectors.joining("\n", "user root\n", "\n"));
  }

  int port() {
    return port;
  }

  TlsIdentity identity(String name) {
    return ca.identity(name);
  }

  /** Where {@code name} connects, as a program of ours does. */
  Brokers address(String name, String host, InstantSource clock) throws IOException {
    TlsIdentity identity = identity(name);
    URI url = URI.create("mqtts://" + host + ":" + port);
    return new Brokers(List.of(BrokerAddress.of(url, identity.context(clock), identity.name())));
  }

  MqttPort.Opener opener(String name) throws IOException {
    return PahoMqttPort.to(address(name, "localhost", InstantSource.system()));
  }

  @Override
  public void close() {
    broker.close();
  }
}
