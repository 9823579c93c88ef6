package vn.motcua.bridge.link.paho;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.paho.client.mqttv3.IMqttActionListener;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.IMqttToken;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttCallback;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.link.BrokerAddress;
import vn.motcua.bridge.link.Brokers;
import vn.motcua.bridge.link.MqttPort;
import vn.motcua.bridge.link.PortEvent;
import vn.motcua.bridge.wire.Message;

/**
 * {@link MqttPort} over MQTT 3.1.1 (Eclipse Paho), for brokers without MQTT 5.
 *
 * <p>The protocol has no user properties, no content type, no reason codes and no receive maximum:
 * events go in structured mode ({@link StructuredPort#over}), a broker can only reject a packet by
 * ending the connection, and at most {@value #IN_FLIGHT_MAX} messages are sent without PUBACK. Each
 * connection gets its own client with a clean session, as in {@link PahoMqttPort}.
 */
public final class Paho3MqttPort extends OneLinkPort {
  private static final System.Logger LOG = System.getLogger(Paho3MqttPort.class.getName());
  private static final int IN_FLIGHT_MAX = 1_000;
  private static final long PACKET_BYTES_MAX = 268_435_455L;
  private static final int REFUSED = 0x80;
  private static final long QUIESCE_MILLIS_MAX = 500;
  private static final long DISCONNECT_MILLIS_MAX = 1_000;

  private final Consumer<PortEvent> events;

  private Paho3MqttPort(Brokers brokers, Consumer<PortEvent> events) {
    super(brokers);
    this.events = events;
  }

  /** Ports to a broker, or to the nodes of a cluster, with events in structured mode. */
  public static Opener to(Brokers brokers) {
    return StructuredPort.over(events -> new Paho3MqttPort(brokers, events));
  }

  @Override
  public void connect(String clientId, @Nullable Message will) {
    disconnect();
    BrokerAddress broker = next(clientId);
    try {
      PahoLink opened =
          new PahoLink(
              new MqttAsyncClient(
                  broker.pahoUri(), broker.clientId(clientId), new MemoryPersistence()));
      use(opened);
      opened.connect(options(broker, will));
    } catch (MqttException | IllegalArgumentException e) {
      events.accept(new PortEvent.ConnectFailed(QuietCallback.describe(e)));
    }
  }

  private MqttConnectOptions options(BrokerAddress broker, @Nullable Message will) {
    MqttConnectOptions options = new MqttConnectOptions();
    options.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
    options.setCleanSession(true);
    options.setAutomaticReconnect(false);
    options.setConnectionTimeout((int) BrokerAddress.CONNECT_TIMEOUT.toSeconds());
    options.setKeepAliveInterval(keepAliveSeconds());
    options.setMaxInflight(IN_FLIGHT_MAX + 1);
    options.setSocketFactory(broker.sockets());
    options.setHttpsHostnameVerificationEnabled(broker.isTls());
    if (will != null) {
      options.setWill(will.topic(), bytes(will), 1, will.retained());
    }
    return options;
  }

  private static byte[] bytes(Message message) {
    return message.payload().getBytes(StandardCharsets.UTF_8);
  }

  /** One connection; its callbacks only enqueue, and only while it is the current one. */
  private final class PahoLink implements Link, MqttCallback {
    private final MqttAsyncClient client;
    private volatile boolean open = true;

    PahoLink(MqttAsyncClient client) {
      this.client = client;
      client.setCallback(this);
      client.setManualAcks(true);
    }

    void tell(PortEvent event) {
      if (open) {
        events.accept(event);
      }
    }

    void connect(MqttConnectOptions options) throws MqttException {
      IMqttToken _ =
          client.connect(
              options,
              null,
              new Outcome(
                  _ -> tell(new PortEvent.Connected(IN_FLIGHT_MAX, PACKET_BYTES_MAX)),
                  failure -> tell(new PortEvent.ConnectFailed(QuietCallback.describe(failure)))));
    }

    @Override
    public void subscribe(List<String> filters) {
      int[] qos = new int[filters.size()];
      java.util.Arrays.fill(qos, 1);
      Outcome outcome =
          new Outcome(
              token -> {
                for (int granted : token.getGrantedQos()) {
                  if (granted == REFUSED) {
                    tell(new PortEvent.Disconnected("subscribe: refused"));
                    return;
                  }
                }
                tell(new PortEvent.Subscribed());
              },
              this::lost);
      try {
        IMqttToken _ = client.subscribe(filters.toArray(String[]::new), qos, null, outcome);
      } catch (MqttException e) {
        lost(e);
      }
    }

    @Override
    public void publish(Message message, long token) {
      int qos = message.handling().qos();
      Outcome outcome =
          new Outcome(
              _ -> {
                if (qos > 0) {
                  tell(new PortEvent.Published(token));
                }
              },
              this::lost);
      try {
        IMqttToken _ =
            client.publish(message.topic(), bytes(message), qos, message.retained(), null, outcome);
      } catch (MqttException e) {
        lost(e);
      }
    }

    private void lost(@Nullable Throwable failure) {
      tell(new PortEvent.Disconnected(QuietCallback.describe(failure)));
    }

    @Override
    public void confirm(PortEvent.Arrived arrived) {
      try {
        client.messageArrivedComplete(arrived.handle(), arrived.qos());
      } catch (MqttException e) {
        // The connection is gone, and with it the broker's copy.
        LOG.log(System.Logger.Level.DEBUG, "PUBACK not sent: {0}", QuietCallback.describe(e));
      }
    }

    @Override
    public void messageArrived(String topic, MqttMessage packet) {
      String payload = new String(packet.getPayload(), StandardCharsets.UTF_8);
      Message message = new Message(topic, payload, packet.isRetained(), null, Map.of());
      tell(new PortEvent.Arrived(message, packet.getId(), packet.getQos()));
    }

    @Override
    public void connectionLost(@Nullable Throwable cause) {
      lost(cause);
    }

    @Override
    public void deliveryComplete(@Nullable IMqttDeliveryToken token) {
      // Each publish has its own listener.
    }

    @Override
    public void close() {
      open = false;
      try {
        if (client.isConnected()) {
          client.disconnect(QUIESCE_MILLIS_MAX).waitForCompletion(DISCONNECT_MILLIS_MAX);
        }
        client.close(true);
      } catch (MqttException e) {
        LOG.log(
            System.Logger.Level.DEBUG, "closing the connection: {0}", QuietCallback.describe(e));
      }
    }
  }

  /** Success and failure callbacks of a Paho call as lambdas. */
  private record Outcome(Consumer<IMqttToken> success, Consumer<@Nullable Throwable> failure)
      implements IMqttActionListener {
    @Override
    public void onSuccess(IMqttToken token) {
      success.accept(token);
    }

    @Override
    public void onFailure(IMqttToken token, @Nullable Throwable exception) {
      failure.accept(exception);
    }
  }
}
