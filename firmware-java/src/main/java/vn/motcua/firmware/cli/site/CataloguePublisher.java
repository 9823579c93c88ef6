package vn.motcua.firmware.cli.site;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import vn.motcua.bridge.link.BrokerAddress;
import vn.motcua.bridge.link.Brokers;
import vn.motcua.bridge.link.MqttPort;
import vn.motcua.bridge.link.PortEvent;
import vn.motcua.bridge.link.paho.PahoMqttPort;
import vn.motcua.bridge.link.socket.TlsIdentity;
import vn.motcua.bridge.wire.Message;
import vn.motcua.bridge.wire.Topics;
import vn.motcua.provisioning.site.SiteFolder;

/** Publishes a signed catalogue to one broker, as {@code <centre>.site}. One thread. */
final class CataloguePublisher {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String CONTENT_TYPE = "application/cms";

  private final SiteFolder site;
  private final URI broker;
  private final LinkedBlockingQueue<PortEvent> told = new LinkedBlockingQueue<>();

  CataloguePublisher(SiteFolder site, URI broker) {
    this.site = site;
    this.broker = broker;
  }

  /**
   * Publishes both parts, retained.
   *
   * @throws IOException when the broker does not have both; the message says why
   */
  void publish(String centre, String open, String staff) throws IOException, InterruptedException {
    TlsIdentity own =
        new TlsIdentity(
            site.authorities(),
            site.catalogue().resolve("publisher.crt"),
            site.catalogue().resolve("publisher.key"));
    BrokerAddress address =
        BrokerAddress.of(broker, own.context(InstantSource.system()), own.name());
    MqttPort port = PahoMqttPort.to(new Brokers(List.of(address))).open(told::add);
    try {
      port.connect(own.name(), null);
      await();
      send(port, Topics.catalogue(centre, "staff"), staff, 1);
      send(port, Topics.catalogue(centre, "public"), open, 2);
    } finally {
      port.disconnect();
    }
  }

  private void send(MqttPort port, String topic, String message, long token)
      throws IOException, InterruptedException {
    port.publish(new Message(topic, message, true, CONTENT_TYPE, Map.of()), token);
    await();
  }

  /** Waits for the next event of the port, and throws unless it reports success. */
  private void await() throws IOException, InterruptedException {
    PortEvent next = told.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    switch (next) {
      case PortEvent.Connected _, PortEvent.Published _ -> {
        // As it should be.
      }
      case PortEvent.ConnectFailed(String reason) ->
          throw new IOException(broker + " is not reached: " + reason);
      case PortEvent.PublishRejected rejected ->
          throw new IOException(
              "%s refused the catalogue: %s. Does it have the acl.json of this centre?"
                  .formatted(broker, rejected.reason()));
      case PortEvent.Disconnected(String reason) ->
          throw new IOException(broker + " ended the connection: " + reason);
      case null -> throw new IOException("%s did not answer in %s".formatted(broker, PATIENCE));
      case PortEvent.Subscribed _, PortEvent.Arrived _ ->
          throw new IllegalStateException("nothing was subscribed to at " + broker);
    }
  }
}
