package vn.motcua.firmware.board;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.delivery.DeliveryLimits;
import vn.motcua.bridge.hub.HubTopics;
import vn.motcua.bridge.link.BrokerAddress;
import vn.motcua.bridge.link.Brokers;
import vn.motcua.bridge.link.MqttPort;
import vn.motcua.bridge.link.paho.Paho3MqttPort;
import vn.motcua.bridge.link.paho.PahoMqttPort;
import vn.motcua.bridge.link.paho.StructuredPort;
import vn.motcua.bridge.link.socket.CertificateTrouble;
import vn.motcua.bridge.link.socket.TlsIdentity;
import vn.motcua.bridge.wire.Topics;
import vn.motcua.provisioning.BoardConfig;

/** The ways to the brokers that board.toml names: with the board's certificate, and the hub's. */
final class BrokerPorts {
  private static final System.Logger LOG = System.getLogger(BrokerPorts.class.getName());

  private BrokerPorts() {}

  /**
   * The board's own connection.
   *
   * @param judged is told of a certificate that cannot be used
   * @throws IOException when a certificate or a key cannot be read; the message says which
   */
  static MqttPort.Opener ofBoard(
      BoardConfig.Broker broker,
      Topics topics,
      InstantSource clock,
      Consumer<Optional<CertificateTrouble>> judged)
      throws IOException {
    BoardConfig.Tls tls = broker.tls();
    TlsIdentity identity =
        tls == null ? null : new TlsIdentity(tls.ca(), tls.certificate(), tls.key());
    List<BrokerAddress> addresses = addresses(broker, identity, topics.client(), clock, judged);
    Brokers brokers = new Brokers(addresses, broker.inOrder());
    return switch (broker.wire()) {
      case MQTT_5 -> PahoMqttPort.to(brokers);
      case MQTT_5_STRUCTURED -> StructuredPort.over(PahoMqttPort.to(brokers));
      case MQTT_3_1_1 -> Paho3MqttPort.to(brokers);
    };
  }

  /**
   * The hub's connections, one to each broker.
   *
   * @throws IOException when a certificate or a key cannot be read; the message says which
   */
  static List<MqttPort.Opener> ofHub(BoardConfig config, InstantSource clock) throws IOException {
    BoardConfig.Tls tls = config.broker().tls();
    BoardConfig.HubTls hub = config.hub();
    if (tls != null && hub == null) {
      throw new IOException(
          "board.toml has no certificate for the hub's role; write the table [hub]");
    }
    TlsIdentity identity =
        tls == null || hub == null ? null : new TlsIdentity(tls.ca(), hub.certificate(), hub.key());
    return addresses(config.broker(), identity, HubTopics.client(config.centre()), clock, _ -> {})
        .stream()
        .map(each -> PahoMqttPort.to(new Brokers(List.of(each), true)))
        .toList();
  }

  /** Of a board that uses separate brokers, those that fit them. */
  static DeliveryLimits limits(BoardConfig.Broker broker, DeliveryLimits limits) {
    return broker.inOrder() ? limits.inOrder() : limits;
  }

  private static List<BrokerAddress> addresses(
      BoardConfig.Broker broker,
      @Nullable TlsIdentity identity,
      String expected,
      InstantSource clock,
      Consumer<Optional<CertificateTrouble>> judged)
      throws IOException {
    if (identity == null) {
      return broker.urls().stream().map(BrokerAddress::of).toList();
    }
    SSLContext context = identity.context(clock, judged);
    String name = identity.name();
    if (!name.equals(expected)) {
      Path file = identity.certificate();
      LOG.log(
          Level.WARNING,
          "{0} is issued to {1}, and this is {2}: a broker with our access list takes nothing"
              + " from it; have the site''s CA issue one to {2}",
          file,
          name,
          expected);
    }
    List<URI> urls = broker.urls();
    return urls.stream().map(url -> BrokerAddress.of(url, context, name)).toList();
  }
}
