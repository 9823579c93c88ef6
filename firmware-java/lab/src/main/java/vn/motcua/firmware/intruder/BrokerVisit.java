package vn.motcua.firmware.intruder;

import java.net.URI;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.link.BrokerAddress;
import vn.motcua.bridge.link.Brokers;
import vn.motcua.bridge.link.MqttPort;
import vn.motcua.bridge.link.PortEvent;
import vn.motcua.bridge.link.paho.PahoMqttPort;
import vn.motcua.bridge.wire.Message;

/** One connection to the broker. Each method waits for the broker's answer. One thread. */
final class BrokerVisit implements AutoCloseable {
  /** What an accepted request is answered with. */
  static final String ACCEPTED = "accepted";

  private static final long PATIENCE_SECONDS = 30;

  private final LinkedBlockingQueue<PortEvent> told = new LinkedBlockingQueue<>();
  private final MqttPort port;

  /**
   * Begins to connect.
   *
   * @param name of the certificate; null without one
   */
  BrokerVisit(URI url, SSLContext context, @Nullable String name) {
    port =
        PahoMqttPort.to(new Brokers(List.of(BrokerAddress.of(url, context, name)))).open(told::add);
    port.connect("intruder", null);
  }

  /** How the broker answers the connection. */
  String connected() throws InterruptedException {
    return answer();
  }

  /** How it answers a message on a topic. */
  String publish(String topic) throws InterruptedException {
    port.publish(Message.json(topic, "{}", false), 1);
    return answer();
  }

  /** How it answers a subscription. */
  String subscribe(String filter) throws InterruptedException {
    port.subscribe(List.of(filter));
    return answer();
  }

  private String answer() throws InterruptedException {
    PortEvent event = told.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    while (event instanceof PortEvent.Arrived) {
      event = told.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
    return switch (event) {
      case null -> "no answer in " + PATIENCE_SECONDS + " s";
      case PortEvent.Connected _,
          PortEvent.Subscribed _,
          PortEvent.Published _,
          PortEvent.Arrived _ ->
          ACCEPTED;
      case PortEvent.ConnectFailed(String reason) -> reason;
      case PortEvent.Disconnected(String reason) -> reason;
      case PortEvent.PublishRejected(_, String reason, _) -> reason;
    };
  }

  @Override
  public void close() {
    port.disconnect();
  }
}
