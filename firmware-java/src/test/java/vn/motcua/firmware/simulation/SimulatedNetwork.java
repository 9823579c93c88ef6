package vn.motcua.firmware.simulation;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import vn.motcua.bridge.inbox.InboxCore;
import vn.motcua.bridge.inbox.MemoryInboxStore;
import vn.motcua.bridge.journal.Journal;
import vn.motcua.bridge.mqtt.Delivery;
import vn.motcua.bridge.mqtt.DeliveryInput;
import vn.motcua.bridge.mqtt.DeliveryLimits;
import vn.motcua.bridge.mqtt.DeliveryOutput;
import vn.motcua.bridge.mqtt.Message;
import vn.motcua.bridge.mqtt.Topics;

/**
 * The real delivery and the real inbox with a bad network between: delays, cut connections that
 * lose what is on its way, messages that arrive twice. Order within a connection is kept, as MQTT
 * keeps it.
 */
final class SimulatedNetwork {
  private static final Topics TOPICS = new Topics("minh-hoa", "board-1");

  private final Agenda agenda;
  private final RandomGenerator random;
  private final InboxCore inbox;
  final MemoryInboxStore store = new MemoryInboxStore();
  private Delivery delivery;
  private boolean brokerUp = true;
  private int connection;
  private long lastArrival;
  int cuts;

  SimulatedNetwork(Agenda agenda, RandomGenerator random, Journal journal) {
    this.agenda = agenda;
    this.random = random;
    this.inbox = new InboxCore(store);
    this.delivery = new Delivery(journal, DeliveryLimits.alone(), random);
  }

  /** The board's program starts anew on this journal. */
  void boardStarts(Journal journal) {
    connection++;
    delivery = new Delivery(journal, DeliveryLimits.alone(), random);
    input(new DeliveryInput.Tick());
  }

  void appended() {
    input(new DeliveryInput.Appended());
  }

  /** The broker is gone for a while. */
  void outage(Duration length) {
    cuts++;
    brokerUp = false;
    int lost = connection++;
    agenda.after(millis(5, 50), () -> inputOf(lost, new DeliveryInput.Disconnected("cut")));
    agenda.after(length, () -> brokerUp = true);
  }

  private void inputOf(int ofConnection, DeliveryInput input) {
    if (ofConnection == connection || input instanceof DeliveryInput.Disconnected) {
      input(input);
    }
  }

  private void input(DeliveryInput input) {
    List<DeliveryOutput> outputs = delivery.on(input, agenda.now().monotonicNanos());
    Delivery of = delivery;
    for (DeliveryOutput output : outputs) {
      switch (output) {
        case DeliveryOutput.Connect _ -> connect();
        case DeliveryOutput.Subscribe _ -> {}
        case DeliveryOutput.PublishBirth birth ->
            send(Message.json(TOPICS.state(), birth.birth().toJson(), true), null);
        case DeliveryOutput.Publish publish -> send(publish.message(), publish.entry().position());
        case DeliveryOutput.Disconnect _ -> connection++;
        case DeliveryOutput.Diverged diverged ->
            throw new AssertionError("nothing was rolled back: " + diverged);
        case DeliveryOutput.WakeAt wake -> {
          if (wake.nanos() != Long.MAX_VALUE) {
            long wait = Math.max(0, wake.nanos() - agenda.now().monotonicNanos());
            agenda.after(Duration.ofNanos(wait), () -> tick(of));
          }
        }
      }
    }
  }

  private void tick(Delivery of) {
    if (of == delivery) {
      input(new DeliveryInput.Tick());
    }
  }

  private void connect() {
    int mine = ++connection;
    agenda.after(
        millis(2, 40),
        () -> {
          if (mine == connection) {
            input(
                brokerUp
                    ? new DeliveryInput.Connected(65_535, 268_435_455)
                    : new DeliveryInput.ConnectFailed("no broker"));
          }
        });
  }

  private void send(Message message, @org.jspecify.annotations.Nullable Long position) {
    int mine = connection;
    boolean twice = random.nextInt(50) == 0;
    lastArrival =
        Math.max(lastArrival + 1, agenda.now().wall().toEpochMilli() + random.nextInt(1, 30));
    Duration delay = Duration.ofMillis(lastArrival - agenda.now().wall().toEpochMilli());
    agenda.after(
        delay,
        () -> {
          if (mine != connection) {
            return; // lost with its connection
          }
          arrive(message, mine);
          if (twice) {
            arrive(message, mine);
          }
          if (position != null) {
            inputOf(mine, new DeliveryInput.Published(position));
          }
        });
  }

  private void arrive(Message message, int on) {
    var received = inbox.receive(List.of(message), agenda.now().wall());
    for (InboxCore.Answer answer : received.answers()) {
      agenda.after(millis(1, 20), () -> inputOf(on, new DeliveryInput.Acked(answer.ack())));
    }
  }

  private Duration millis(int from, int to) {
    return Duration.ofMillis(random.nextInt(from, to));
  }
}
