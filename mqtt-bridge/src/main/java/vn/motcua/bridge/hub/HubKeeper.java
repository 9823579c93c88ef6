package vn.motcua.bridge.hub;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import vn.motcua.bridge.link.Backoff;
import vn.motcua.bridge.link.ConnectionKeeper;
import vn.motcua.bridge.link.PortEvent;

/**
 * Keeps the hub connected to one broker for as long as it is the hub.
 *
 * <p>A broker has one client with the hub's name, so another hub that connects ends this
 * connection, and not every broker says why it ended. This hub therefore waits before it connects
 * again, long enough to hear the other's beat and to yield if its term is higher; otherwise two
 * hubs would take the connection from each other for ever.
 */
final class HubKeeper implements ConnectionKeeper {
  private static final Duration FIRST = Duration.ofMillis(200);
  private static final Duration LONGEST = Duration.ofSeconds(2);
  private static final Duration CONNECTING = Duration.ofSeconds(12);

  /** A beat comes every second. */
  private static final Duration AFTER_LOSS = Duration.ofMillis(2_500);

  /** So that two hubs do not connect at the same instant. */
  private static final Duration SPREAD = Duration.ofSeconds(1);

  private final RandomGenerator random;
  private Backoff backoff;
  private State state = new Offline(Long.MIN_VALUE);

  private sealed interface State {}

  private record Offline(long retryAt) implements State {}

  private record Connecting(long deadline) implements State {}

  private record Online() implements State {}

  HubKeeper(RandomGenerator random) {
    this.random = random;
    this.backoff = fresh();
  }

  private Backoff fresh() {
    return new Backoff(FIRST, LONGEST, FIRST, LONGEST, random);
  }

  @Override
  public List<String> topics() {
    return List.of();
  }

  @Override
  public long told(PortEvent event, long nanos, Line line) {
    switch (event) {
      case PortEvent.Connected _ when state instanceof Connecting -> {
        state = new Online();
        line.use();
      }
      case PortEvent.ConnectFailed _, PortEvent.Disconnected _ -> lost(nanos);
      case PortEvent.Connected _,
          PortEvent.Subscribed _,
          PortEvent.Arrived _,
          PortEvent.Published _,
          PortEvent.PublishRejected _ -> {
        // They change nothing about the connection.
      }
    }
    return due();
  }

  private void lost(long nanos) {
    state =
        switch (state) {
          case Online _ -> {
            backoff = fresh();
            yield new Offline(nanos + AFTER_LOSS.toNanos() + random.nextLong(SPREAD.toNanos()));
          }
          case Connecting _ -> new Offline(nanos + backoff.afterLoss(0));
          case Offline offline -> offline;
        };
  }

  @Override
  public long woken(long nanos, Line line) {
    return tick(nanos, line);
  }

  @Override
  public long tick(long nanos, Line line) {
    switch (state) {
      case Offline offline when nanos >= offline.retryAt() -> {
        state = new Connecting(nanos + CONNECTING.toNanos());
        line.connect(HexFormat.of().toHexDigits(random.nextLong()));
      }
      case Connecting connecting when nanos >= connecting.deadline() -> {
        line.disconnect();
        lost(nanos);
      }
      case Offline _, Connecting _, Online _ -> {
        // Nothing is due.
      }
    }
    return due();
  }

  private long due() {
    return switch (state) {
      case Offline offline -> offline.retryAt();
      case Connecting connecting -> connecting.deadline();
      case Online _ -> Long.MAX_VALUE;
    };
  }
}
