package vn.motcua.bridge.broker;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.link.BrokerAddress;

/** A plain MQTT 5 client with somebody's certificate that ignores all our rules. */
final class Attacker implements MqttCallback, AutoCloseable {
  private static final long PATIENCE_MILLIS = 20_000;
  private static final int ATTEMPTS_MAX = 5;

  /** Topics of what came, in order. */
  final List<String> heard = new CopyOnWriteArrayList<>();

  private final MqttAsyncClient client;

  /** Connects under any client id, with a will when a topic for one is given. */
  Attacker(ShippedBroker broker, String certificate, String clientId, @Nullable String willTopic)
      throws IOException, MqttException {
    client =
        new MqttAsyncClient("ssl://localhost:" + broker.port(), clientId, new MemoryPersistence());
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setCleanStart(true);
    options.setSocketFactory(
        broker.address(certificate, "localhost", InstantSource.system()).addresses().stream()
            .map(BrokerAddress::sockets)
            .findFirst()
            .orElseThrow());
    if (willTopic != null) {
      options.setWill(willTopic, message("{\"by\":\"will\"}", true));
    }
    client.setCallback(this);
    connect(options);
  }

  /** A broker that has just begun drops a handshake now and then; Paho says so a little later. */
  private void connect(MqttConnectionOptions options) throws MqttException {
    for (int attempt = 1; !client.isConnected(); attempt++) {
      try {
        client.connect(options).waitForCompletion(PATIENCE_MILLIS);
        await().atMost(Duration.ofMillis(PATIENCE_MILLIS)).until(client::isConnected);
      } catch (MqttException e) {
        if (attempt == ATTEMPTS_MAX) {
          throw e;
        }
      }
    }
  }

  private static MqttMessage message(String payload, boolean retained) {
    return new MqttMessage(
        payload.getBytes(StandardCharsets.UTF_8), 1, retained, new MqttProperties());
  }

  /** The SUBACK's reason code: below 80h it is granted. */
  int subscribe(String filter) throws MqttException {
    var token = client.subscribe(filter, 1);
    try {
      token.waitForCompletion(PATIENCE_MILLIS);
    } catch (MqttException refused) {
      return refused.getReasonCode();
    }
    return token.getReasonCodes()[0];
  }

  @Override
  public void messageArrived(String topic, MqttMessage message) {
    heard.add(topic);
  }

  @Override
  public void disconnected(MqttDisconnectResponse response) {}

  @Override
  public void mqttErrorOccurred(MqttException exception) {}

  @Override
  public void deliveryComplete(IMqttToken token) {}

  @Override
  public void connectComplete(boolean reconnect, String uri) {}

  @Override
  public void authPacketArrived(int code, MqttProperties properties) {}

  /** The PUBACK's reason code. */
  int publish(String topic, String payload, boolean retained) throws MqttException {
    var token = client.publish(topic, message(payload, retained));
    try {
      token.waitForCompletion(PATIENCE_MILLIS);
    } catch (MqttException refused) {
      return refused.getReasonCode();
    }
    return token.getReasonCodes()[0];
  }

  /** Publishes with QoS 0: nobody answers, and nothing slows the sender down. */
  void shout(String topic, String payload) throws MqttException {
    client.publish(topic, payload.getBytes(StandardCharsets.UTF_8), 0, false);
  }

  boolean isConnected() {
    return client.isConnected();
  }

  @Override
  public void close() throws MqttException {
    if (client.isConnected()) {
      client.disconnect(0, null, null, 0, new MqttProperties()).waitForCompletion(1_000);
    }
    client.close(true);
  }
}
