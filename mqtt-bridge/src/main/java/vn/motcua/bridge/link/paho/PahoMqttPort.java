package vn.motcua.bridge.link.paho;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.net.SocketFactory;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.UserProperty;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.link.BrokerAddress;
import vn.motcua.bridge.link.Brokers;
import vn.motcua.bridge.link.MqttPort;
import vn.motcua.bridge.link.PortEvent;
import vn.motcua.bridge.wire.Message;

/**
 * {@link MqttPort} over Eclipse Paho MQTT v5.
 *
 * <p>Each connection gets its own client with a clean session: Paho 1.2.5 re-sends in-flight
 * messages of a persistent session with a topic alias and no topic, which brokers always refuse,
 * and keeps its reconnect delay in a static field. Nothing is subscribed or awaited in its
 * callbacks.
 */
public final class PahoMqttPort extends OneLinkPort {
  private static final System.Logger LOG = System.getLogger(PahoMqttPort.class.getName());
  private static final int RECEIVE_MAXIMUM_DEFAULT = 65_535;
  private static final long PACKET_BYTES_MAX_DEFAULT = 268_435_455L;
  private static final int NORMAL_DISCONNECTION = 0x00;
  private static final int FAILURE = 0x80;
  private static final int PACKET_TOO_LARGE = 0x95;
  private static final int PAYLOAD_FORMAT_INVALID = 0x99;
  private static final long QUIESCE_MILLIS_MAX = 500;
  private static final long DISCONNECT_MILLIS_MAX = 1_000;

  private final Consumer<PortEvent> events;

  private PahoMqttPort(Brokers brokers, Consumer<PortEvent> events) {
    super(brokers);
    this.events = events;
  }

  /** Ports to {@code mqtt://host:port}; see {@link BrokerAddress} for TLS. */
  public static Opener to(URI uri) {
    return to(Brokers.of(uri));
  }

  /** Ports to a broker, or to the nodes of a cluster. */
  public static Opener to(Brokers brokers) {
    return events -> new PahoMqttPort(brokers, events);
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
      events.accept(new PortEvent.ConnectFailed(broker.uri() + ": " + QuietCallback.describe(e)));
    }
  }

  private MqttConnectionOptions options(BrokerAddress broker, @Nullable Message will) {
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setCleanStart(true);
    options.setSessionExpiryInterval(0L);
    options.setAutomaticReconnect(false);
    options.setConnectionTimeout((int) BrokerAddress.CONNECT_TIMEOUT.toSeconds());
    options.setKeepAliveInterval(keepAliveSeconds());
    options.setReceiveMaximum(BrokerAddress.RECEIVE_MAXIMUM);
    options.setMaximumPacketSize(BrokerAddress.PACKET_BYTES_MAX);
    options.setTopicAliasMaximum(0);
    SocketFactory sockets = broker.sockets();
    options.setSocketFactory(sockets);
    options.setHttpsHostnameVerificationEnabled(broker.isTls());
    if (will != null) {
      options.setWill(will.topic(), packet(will));
      options.setWillMessageProperties(properties(will));
    }
    return options;
  }

  private static MqttMessage packet(Message message) {
    MqttMessage packet = new MqttMessage(message.payload().getBytes(StandardCharsets.UTF_8));
    packet.setQos(message.handling().qos());
    packet.setRetained(message.retained());
    packet.setProperties(properties(message));
    return packet;
  }

  private static MqttProperties properties(Message message) {
    MqttProperties properties = new MqttProperties();
    properties.setContentType(message.contentType());
    List<UserProperty> users = new ArrayList<>();
    message.properties().forEach((name, value) -> users.add(new UserProperty(name, value)));
    properties.setUserProperties(users);
    if (message.handling().expirySeconds() > 0) {
      properties.setMessageExpiryInterval((long) message.handling().expirySeconds());
    }
    Message.ReplyTo reply = message.replyTo();
    if (reply != null) {
      properties.setResponseTopic(reply.topic());
      properties.setCorrelationData(HexFormat.of().parseHex(reply.correlation()));
    }
    return properties;
  }

  private static Message message(String topic, MqttMessage packet) {
    MqttProperties properties = packet.getProperties();
    Map<String, String> users = new LinkedHashMap<>();
    String contentType = null;
    Message.ReplyTo reply = null;
    if (properties != null) {
      contentType = properties.getContentType();
      reply = replyTo(properties);
      properties.getUserProperties().forEach(p -> users.put(p.getKey(), p.getValue()));
    }
    String payload = new String(packet.getPayload(), StandardCharsets.UTF_8);
    return new Message(
        topic, payload, packet.isRetained(), contentType, users, reply, Message.Handling.LASTING);
  }

  private static Message.@Nullable ReplyTo replyTo(MqttProperties properties) {
    String topic = properties.getResponseTopic();
    byte[] correlation = properties.getCorrelationData();
    return topic == null
        ? null
        : new Message.ReplyTo(
            topic, correlation == null ? "" : HexFormat.of().formatHex(correlation));
  }

  /** One connection; its callbacks only enqueue, and only while it is the current one. */
  private final class PahoLink extends QuietCallback implements Link {
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

    void connect(MqttConnectionOptions options) throws MqttException {
      IMqttToken _ =
          client.connect(
              options,
              null,
              Outcome.of(
                  token -> tell(connected(token)),
                  failure -> tell(new PortEvent.ConnectFailed(QuietCallback.describe(failure)))));
    }

    private PortEvent connected(IMqttToken token) {
      MqttProperties properties = token.getResponseProperties();
      Integer receive = properties == null ? null : properties.getReceiveMaximum();
      Long bytes = properties == null ? null : properties.getMaximumPacketSize();
      return new PortEvent.Connected(
          receive == null ? RECEIVE_MAXIMUM_DEFAULT : receive,
          bytes == null ? PACKET_BYTES_MAX_DEFAULT : bytes);
    }

    @Override
    public void subscribe(List<String> filters) {
      try {
        MqttSubscription[] subscriptions =
            filters.stream().map(f -> new MqttSubscription(f, 1)).toArray(MqttSubscription[]::new);
        IMqttToken _ =
            client.subscribe(
                subscriptions,
                null,
                Outcome.of(
                    done -> subscribed(filters, done.getReasonCodes()),
                    failure ->
                        tell(
                            new PortEvent.Disconnected(
                                "subscribe: " + QuietCallback.describe(failure)))),
                new MqttProperties());
      } catch (MqttException e) {
        tell(new PortEvent.Disconnected("subscribe: " + QuietCallback.describe(e)));
      }
    }

    /** Paho treats a refusing SUBACK as success. */
    private void subscribed(List<String> filters, int @Nullable [] codes) {
      for (int i = 0; codes != null && i < codes.length; i++) {
        if (codes[i] >= FAILURE) {
          tell(
              new PortEvent.Disconnected(
                  "the broker refuses the subscription to %s with reason code %02Xh"
                      .formatted(filters.get(Math.min(i, filters.size() - 1)), codes[i])));
          return;
        }
      }
      tell(new PortEvent.Subscribed());
    }

    @Override
    public void publish(Message message, long token) {
      try {
        IMqttToken _ =
            client.publish(
                message.topic(),
                packet(message),
                null,
                Outcome.of(
                    done -> published(message, token, done.getReasonCodes()),
                    failure ->
                        tell(
                            new PortEvent.Disconnected(
                                "publish: " + QuietCallback.describe(failure)))));
      } catch (MqttException e) {
        tell(new PortEvent.Disconnected("publish: " + QuietCallback.describe(e)));
      }
    }

    private void published(Message message, long token, int @Nullable [] codes) {
      int code = codes == null || codes.length == 0 ? 0 : codes[0];
      if (code >= FAILURE) {
        tell(
            new PortEvent.PublishRejected(
                token,
                "PUBACK with reason code %02Xh".formatted(code),
                code == PACKET_TOO_LARGE || code == PAYLOAD_FORMAT_INVALID));
      } else if (message.handling().qos() > 0) { // else it has been written, and no more is known
        tell(new PortEvent.Published(token));
      }
    }

    @Override
    public void confirm(PortEvent.Arrived arrived) {
      try {
        client.messageArrivedComplete(arrived.handle(), arrived.qos());
      } catch (MqttException e) {
        // The connection is gone, and with it the broker's copy; the board sends it again.
        LOG.log(System.Logger.Level.DEBUG, "PUBACK not sent: {0}", QuietCallback.describe(e));
      }
    }

    @Override
    public void messageArrived(String topic, MqttMessage packet) {
      tell(new PortEvent.Arrived(message(topic, packet), packet.getId(), packet.getQos()));
    }

    @Override
    void ended(String why) {
      tell(new PortEvent.Disconnected(why));
    }

    @Override
    public void close() {
      open = false;
      try {
        if (client.isConnected()) {
          client
              .disconnect(
                  QUIESCE_MILLIS_MAX, null, null, NORMAL_DISCONNECTION, new MqttProperties())
              .waitForCompletion(DISCONNECT_MILLIS_MAX);
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
      implements MqttActionListener {
    static Outcome of(Consumer<IMqttToken> success, Consumer<@Nullable Throwable> failure) {
      return new Outcome(success, failure);
    }

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
