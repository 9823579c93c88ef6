package vn.motcua.bridge.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import vn.motcua.bridge.SampleEvent;
import vn.motcua.bridge.inbox.postgres.Postgres;
import vn.motcua.bridge.inbox.postgres.PostgresInboxStore;
import vn.motcua.bridge.lab.EmbeddedBroker;
import vn.motcua.bridge.link.MqttPort;
import vn.motcua.bridge.link.PortEvent;
import vn.motcua.bridge.link.paho.PahoMqttPort;

/** An inbox whose broker takes its time to accept a subscription. */
class ListeningInboxTest {
  private static final String GROUP = "motcua";

  private final LinkedBlockingQueue<PortEvent> held = new LinkedBlockingQueue<>();
  private volatile Consumer<PortEvent> inbox = _ -> {};

  @Test
  void othersLeaveItsBoardsToAnInboxOnlyOnceTheBrokerForwardsThemToIt() throws Exception {
    var database = Postgres.database();
    try (var broker = EmbeddedBroker.start(0, null);
        var roster = PostgresInboxStore.open(database, SampleEvent.CATALOGUE);
        var late =
            Inbox.join(
                database,
                SampleEvent.CATALOGUE,
                GROUP,
                holdingSubscriptions(PahoMqttPort.to(broker.url())),
                InstantSource.system())) {
      PortEvent accepted = held.poll(20, TimeUnit.SECONDS);
      assertThat(accepted).isInstanceOf(PortEvent.Subscribed.class);
      assertThat(roster.alive(GROUP, "other")).containsExactly("other");
      assertThat(late.connected()).isFalse();
      inbox.accept(accepted);
      await().atMost(Duration.ofSeconds(20)).until(() -> roster.alive(GROUP, "other").size() == 2);
      assertThat(late.connected()).isTrue();
    }
  }

  private MqttPort.Opener holdingSubscriptions(MqttPort.Opener real) {
    return events -> {
      inbox = events;
      return real.open(event -> {
        if (event instanceof PortEvent.Subscribed) {
          held.add(event);
        } else {
          events.accept(event);
        }
      });
    };
  }
}
