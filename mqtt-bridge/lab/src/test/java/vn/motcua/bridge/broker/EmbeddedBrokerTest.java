package vn.motcua.bridge.broker;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.motcua.bridge.lab.EmbeddedBroker;

class EmbeddedBrokerTest extends BrokerContract {
  private @Nullable EmbeddedBroker broker;
  private int port;

  @Override
  void startBroker() throws IOException {
    EmbeddedBroker started = EmbeddedBroker.start(port, null);
    broker = started;
    port = started.port();
  }

  @Override
  void stopBroker() throws IOException {
    if (broker != null) {
      broker.close();
    }
  }

  @Override
  URI url() {
    return URI.create("mqtt://127.0.0.1:" + port);
  }

  @Test
  void aPortInUseIsNamed() {
    assertThatThrownBy(() -> EmbeddedBroker.start(port, null))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("port " + port + " on 127.0.0.1 is in use");
  }
}
