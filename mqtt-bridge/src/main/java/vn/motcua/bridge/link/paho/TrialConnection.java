package vn.motcua.bridge.link.paho;

import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import vn.motcua.bridge.link.BrokerAddress;

/** Tries whether a broker accepts a client, with its certificate, and leaves again at once. */
final class TrialConnection {
  private static final long DISCONNECT_MILLIS_MAX = 1_000;

  private TrialConnection() {}

  /**
   * Connects and disconnects; waits for both. Nobody else may be connected there with this name.
   *
   * @throws MqttException when the broker cannot be reached or refuses
   */
  static void connect(BrokerAddress broker, String name) throws MqttException {
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setCleanStart(true);
    options.setSessionExpiryInterval(0L);
    options.setAutomaticReconnect(false);
    options.setConnectionTimeout((int) BrokerAddress.CONNECT_TIMEOUT.toSeconds());
    options.setSocketFactory(broker.sockets());
    options.setHttpsHostnameVerificationEnabled(broker.isTls());
    MqttAsyncClient client = new MqttAsyncClient(broker.pahoUri(), name, new MemoryPersistence());
    try {
      client.connect(options).waitForCompletion(BrokerAddress.CONNECT_TIMEOUT.toMillis());
      client.disconnect().waitForCompletion(DISCONNECT_MILLIS_MAX);
    } finally {
      client.close(true);
    }
  }
}
