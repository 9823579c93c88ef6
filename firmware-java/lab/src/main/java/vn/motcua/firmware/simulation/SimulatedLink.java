package vn.motcua.firmware.simulation;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.delivery.Delivery;
import vn.motcua.bridge.delivery.DeliveryInput;
import vn.motcua.bridge.delivery.DeliveryLimits;
import vn.motcua.bridge.delivery.DeliveryOutput;
import vn.motcua.bridge.inbox.InboxCore;
import vn.motcua.bridge.journal.Ledger;
import vn.motcua.bridge.wire.Message;
import vn.motcua.bridge.wire.Topics;

/**
 * One board's real delivery with a bad network between it and the case server: delays, connections
 * that end and lose what is in flight, a broker that loses and duplicates messages. Order within a
 * connection is kept, as MQTT keeps it. One thread.
 */
final class SimulatedLink {
  private static final DeliveryLimits LIMITS = DeliveryLimits.standard();
  private static final int RECEIVE_MAXIMUM = 1_000;
  private static final long PACKET_BYTES_MAX = 256L << 10;

  private final Topics topics;
  private final Agenda agenda;
  private final RandomGenerator random;
  private final CaseServer server;
  private final Checker checker;
  private final Consumer<DeliveryOutput> ear;
  private @Nullable Delivery delivery;
  private @Nullable Ledger ledger;
  private boolean diverged;
  private long bootNanos;
  private @Nullable Delivery wakes;
  private long wakeAt = Long.MIN_VALUE;
  private int obstacles;
  private int badBrokers;
  private int connection;
  private long lastArrival;
  private long lastAnswer;

  SimulatedLink(
      Topics topics,
      Agenda agenda,
      RandomGenerator random,
      CaseServer server,
      Checker checker,
      Consumer<DeliveryOutput> ear) {
    this.ear = ear;
    this.topics = topics;
    this.agenda = agenda;
    this.random = random;
    this.server = server;
    this.checker = checker;
  }

  /** The board's program starts on this ledger; its steady clock began at {@code bootedAt}. */
  void start(Ledger next, long bootedAt) {
    connection++;
    ledger = next;
    diverged = false;
    bootNanos = bootedAt;
    delivery = new Delivery(next, LIMITS, random);
    input(new DeliveryInput.Tick());
  }

  /** The board's program is no more. */
  void stop() {
    connection++;
    delivery = null;
  }

  void appended() {
    input(new DeliveryInput.Appended());
  }

  /** Nothing passes until {@link #mend} has been called as often as this. */
  void obstruct() {
    obstacles++;
    int lost = connection++;
    agenda.after(
        millis(5, 2_000),
        () -> {
          if (connection == lost + 1) {
            input(new DeliveryInput.Disconnected("cut"));
          }
        });
  }

  void mend() {
    obstacles--;
  }

  void badBroker(boolean begins) {
    badBrokers += begins ? 1 : -1;
  }

  private void inputOf(int ofConnection, DeliveryInput input) {
    if (ofConnection == connection) {
      input(input);
    }
  }

  private void input(DeliveryInput input) {
    Delivery of = delivery;
    if (of == null) {
      return;
    }
    for (DeliveryOutput output : of.on(input, nanos())) {
      switch (output) {
        case DeliveryOutput.Connect _ -> connect();
        case DeliveryOutput.PublishBirth birth ->
            send(Message.json(topics.state(), birth.birth().toJson(), true), 0);
        case DeliveryOutput.Publish publish -> {
          long acknowledged = Objects.requireNonNull(ledger, "it was started").acknowledged();
          publish
              .entries()
              .forEach(entry ->
                  checker.sent(topics.board(), entry, acknowledged, LIMITS.windowEvents()));
          send(publish.message(), publish.position());
        }
        case DeliveryOutput.Disconnect _ -> connection++;
        case DeliveryOutput.Diverged divergence -> diverged(divergence);
        case DeliveryOutput.PassedOver passed -> checker.passedOver(topics.board(), passed);
        case DeliveryOutput.Answered answered -> ear.accept(answered);
        case DeliveryOutput.WakeAt wake -> wakeAt(wake.nanos(), of);
        case DeliveryOutput.Probe _, DeliveryOutput.Move _ ->
            throw new IllegalStateException("there is one broker");
        case DeliveryOutput.Subscribe _ -> {
          // Answers use the connection on which the message came.
        }
      }
    }
  }

  /** Once in each run, as on the real thread. */
  private void diverged(DeliveryOutput.Diverged divergence) {
    checker.diverged(topics.board(), divergence.toString());
    if (!diverged) {
      diverged = true;
      ear.accept(divergence);
    }
  }

  /** Whether the case server can be reached and answers. */
  boolean isClear() {
    return obstacles == 0 && badBrokers == 0 && server.isUp();
  }

  /** As the loop's thread does: the latest wish counts. */
  private void wakeAt(long wake, Delivery of) {
    if (wake == wakeAt && of == wakes) {
      return;
    }
    wakeAt = wake;
    wakes = of;
    if (wake != Long.MAX_VALUE) {
      agenda.after(
          Duration.ofNanos(Math.max(0, wake - nanos())),
          () -> {
            if (of == delivery && wake == wakeAt) {
              wakeAt = Long.MIN_VALUE;
              input(new DeliveryInput.Tick());
            }
          });
    }
  }

  private void connect() {
    int mine = ++connection;
    checker.disturbed(topics.board());
    agenda.after(
        millis(2, 40),
        () ->
            inputOf(
                mine,
                obstacles == 0
                    ? new DeliveryInput.Connected(RECEIVE_MAXIMUM, PACKET_BYTES_MAX)
                    : new DeliveryInput.ConnectFailed("no way to the broker")));
  }

  private void send(Message message, long token) {
    int mine = connection;
    int luck = badBrokers > 0 ? random.nextInt(20) : 19;
    lastArrival = Math.max(lastArrival + 1, agenda.nanos() + millis(1, 30).toNanos());
    agenda.after(
        Duration.ofNanos(lastArrival - agenda.nanos()),
        () -> {
          if (mine != connection) {
            return; // lost with its connection
          }
          if (luck > 0) {
            arrive(message, mine);
          } else {
            checker.disturbed(topics.board());
          }
          if (luck == 1) {
            arrive(message, mine);
          }
          inputOf(mine, new DeliveryInput.Published(token));
        });
  }

  private void arrive(Message message, int on) {
    List<InboxCore.Answer> answers = server.receive(message, agenda.now());
    checker.received(topics.board());
    if (!server.isUp()) {
      checker.disturbed(topics.board());
    }
    for (InboxCore.Answer answer : answers) {
      lastAnswer = Math.max(lastAnswer + 1, agenda.nanos() + millis(1, 20).toNanos());
      agenda.after(
          Duration.ofNanos(lastAnswer - agenda.nanos()),
          () -> inputOf(on, new DeliveryInput.Acked(answer.ack())));
    }
  }

  private long nanos() {
    return agenda.nanos() - bootNanos;
  }

  private Duration millis(int from, int to) {
    return Duration.ofMillis(random.nextInt(from, to));
  }
}
