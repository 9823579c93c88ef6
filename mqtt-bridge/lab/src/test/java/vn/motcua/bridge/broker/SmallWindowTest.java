package vn.motcua.bridge.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.bridge.SampleEvent;
import vn.motcua.bridge.conform.Conformance;
import vn.motcua.bridge.conform.ConformanceCheck;
import vn.motcua.bridge.inbox.Inbox;
import vn.motcua.bridge.link.paho.PahoMqttPort;

/** A broker that takes few messages at once, as Mosquitto takes 20 when nobody sets it. */
@Tag("mosquitto")
class SmallWindowTest {
  @TempDir Path directory;

  @Test
  void theConformanceKitWaitsForItsTurnsAndDoesNotBlameTheCaseServer() throws Exception {
    int port = Mosquitto.freePort();
    String configuration =
        """
        listener %d 127.0.0.1
        allow_anonymous true
        max_inflight_messages 5
        """
            .formatted(port);
    Path files = Files.createDirectory(directory.resolve("mosquitto"));
    try (Mosquitto _ = Mosquitto.start(port, files, configuration)) {
      var opener = PahoMqttPort.to(URI.create("mqtt://127.0.0.1:" + port));
      try (Inbox _ =
          Inbox.open(
              directory.resolve("inbox"), SampleEvent.CATALOGUE, opener, InstantSource.system())) {
        var kit =
            new Conformance(opener, new Random(), Duration.ofSeconds(20), Duration.ofMillis(300));
        assertThat(kit.run(check -> {}))
            .hasSameSizeAs(Conformance.names())
            .allMatch(ConformanceCheck::passed);
      }
    }
  }
}
