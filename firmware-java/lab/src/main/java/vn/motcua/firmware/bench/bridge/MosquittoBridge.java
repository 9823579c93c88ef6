package vn.motcua.firmware.bench.bridge;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import vn.motcua.bridge.link.MqttPort;
import vn.motcua.bridge.link.PortEvent;
import vn.motcua.bridge.link.paho.PahoMqttPort;
import vn.motcua.bridge.wire.Message;

/**
 * The usual alternative: a Mosquitto with persistence on the board, with a bridge to the one in the
 * centre. A backlog is published while the central broker is down; then it is started, and the time
 * from the first to the last message at a subscriber there is measured. Nothing stores, verifies or
 * acknowledges at the central side.
 */
final class MosquittoBridge {
  private static final System.Logger LOG = System.getLogger(MosquittoBridge.class.getName());
  private static final int WINDOW = 500;
  private static final int SECONDS_MAX = 20;
  private static final int TRIES_MAX = 3;

  private MosquittoBridge() {}

  /**
   * Seconds for {@code count} messages; NaN when not all arrived. Messages that the bridge forwards
   * before the subscriber is ready are lost, so there are {@value #TRIES_MAX} attempts.
   */
  static double seconds(Path program, Path directory, Message message, int count)
      throws IOException, InterruptedException {
    for (int tries = 0; tries < TRIES_MAX; tries++) {
      try {
        return once(program, directory.resolve("bridge-" + tries), message, count);
      } catch (IncompleteException lost) {
        LOG.log(System.Logger.Level.WARNING, "{0}; trying again", lost.getMessage());
      }
    }
    return Double.NaN;
  }

  private static double once(Path program, Path directory, Message message, int count)
      throws IOException, InterruptedException, IncompleteException {
    int near = Mosquitto.freePort();
    int far = Mosquitto.freePort();
    Path store = Files.createDirectories(directory);
    String topic = message.topic();
    String bridging =
        """
        persistence true
        persistence_location %s/
        autosave_interval 1
        max_inflight_messages %d
        user root
        connection centre
        address 127.0.0.1:%d
        bridge_protocol_version mqttv50
        topic %s out 1
        cleansession false
        restart_timeout 1 1
        """
            .formatted(store, WINDOW, far, topic);
    try (Mosquitto board = Mosquitto.start(program, store, "near", near, bridging)) {
      publish(board.url(), message, count);
      try (Mosquitto centre = Mosquitto.start(program, store, "far", far, "persistence false\n")) {
        return receive(centre.url(), topic, count);
      }
    }
  }

  private static void publish(URI broker, Message message, int count)
      throws InterruptedException, IncompleteException {
    LinkedBlockingQueue<PortEvent> told = new LinkedBlockingQueue<>();
    MqttPort port = PahoMqttPort.to(broker).open(told::add);
    port.connect("filler", null);
    try {
      await(told, PortEvent.Connected.class);
      for (int sent = 0; sent < count; ) {
        int batch = Math.min(WINDOW, count - sent);
        for (int i = 0; i < batch; i++) {
          port.publish(message, ++sent);
        }
        for (int i = 0; i < batch; i++) {
          await(told, PortEvent.Published.class);
        }
      }
    } finally {
      port.disconnect();
    }
  }

  private static double receive(URI broker, String topic, int count)
      throws InterruptedException, IncompleteException {
    LinkedBlockingQueue<PortEvent> told = new LinkedBlockingQueue<>();
    MqttPort port = PahoMqttPort.to(broker).open(told::add);
    port.connect("reader", null);
    try {
      await(told, PortEvent.Connected.class);
      port.subscribe(List.of(topic));
      long start = 0;
      for (int i = 0; i < count; i++) {
        PortEvent.Arrived arrived = await(told, PortEvent.Arrived.class);
        start = i == 0 ? System.nanoTime() : start;
        port.confirm(arrived);
      }
      return (System.nanoTime() - start) / 1e9;
    } finally {
      port.disconnect();
    }
  }

  /** Not every message came through. */
  private static final class IncompleteException extends Exception {
    private static final long serialVersionUID = 1L;

    IncompleteException(String seen) {
      super(seen);
    }
  }

  private static <T extends PortEvent> T await(LinkedBlockingQueue<PortEvent> told, Class<T> wanted)
      throws InterruptedException, IncompleteException {
    PortEvent event = told.poll(SECONDS_MAX, TimeUnit.SECONDS);
    if (event instanceof PortEvent.Subscribed) { // messages may come before it
      event = told.poll(SECONDS_MAX, TimeUnit.SECONDS);
    }
    if (!wanted.isInstance(event)) {
      throw new IncompleteException("the bridge did not do its part: " + event);
    }
    return wanted.cast(event);
  }
}
