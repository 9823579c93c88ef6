package vn.motcua.bridge.broker;

import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;

@Tag("mosquitto")
class MosquittoTest extends BrokerContract {
  private @Nullable Mosquitto broker;
  private int port;

  @Override
  void startBroker() throws IOException {
    Mosquitto started = Mosquitto.start(port, directory);
    broker = started;
    port = started.port();
  }

  @Override
  void stopBroker() {
    if (broker != null) {
      broker.close();
    }
  }

  @Override
  URI url() {
    return URI.create("mqtt://127.0.0.1:" + port);
  }
}
