package vn.motcua.firmware.bench.bridge;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import vn.motcua.bridge.BoardEvent.DeviceChanged;
import vn.motcua.bridge.ClockQuality;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.delivery.Delivery;
import vn.motcua.bridge.delivery.DeliveryInput;
import vn.motcua.bridge.delivery.DeliveryLimits;
import vn.motcua.bridge.delivery.DeliveryOutput;
import vn.motcua.bridge.inbox.InboxCore;
import vn.motcua.bridge.journal.Identity;
import vn.motcua.bridge.lab.MemoryInboxStore;
import vn.motcua.bridge.lab.MemoryJournal;
import vn.motcua.bridge.wire.Message;
import vn.motcua.bridge.wire.Topics;
import vn.motcua.firmware.core.Stations;

/**
 * Many boards lose the same broker at the same instant and reconnect: real delivery and real inbox
 * on a simulated clock and network, so the figures depend only on the seed.
 */
public final class StormBench {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();
  private static final long ONE_WAY = Duration.ofMillis(5).toNanos();
  private static final Instant EPOCH = Instant.parse("2026-11-20T00:00:00Z");

  private final PriorityQueue<Due> agenda = new PriorityQueue<>();
  private final MemoryInboxStore store = new MemoryInboxStore(Stations.ALL.events());
  private final InboxCore inbox = new InboxCore(store);
  private final List<Board> boards = new ArrayList<>();
  private final TreeMap<Long, Integer> connectsPerSecond = new TreeMap<>();
  private final Duration downtime;
  private long now;
  private long order;
  private boolean brokerUp = true;
  private long lastAcknowledged;

  /**
   * The results.
   *
   * @param boards how many came back
   * @param peakShare largest share of them that connected within one second
   * @param allConnected from the broker's return until the last had connected
   * @param allAcknowledged from the broker's return until every event was acknowledged
   */
  public record Figures(
      int boards, double peakShare, Duration allConnected, Duration allAcknowledged) {}

  private record Due(long at, long order, Runnable what) implements Comparable<Due> {
    @Override
    public int compareTo(Due other) {
      int byTime = Long.compare(at, other.at);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }

  private StormBench(Duration downtime) {
    this.downtime = downtime;
  }

  /**
   * Runs one storm.
   *
   * @param count boards, 1 or more
   * @param eventsEach events of each board while the broker was down
   * @param downtime how long the broker is down
   */
  public static Figures run(int count, int eventsEach, Duration downtime, long seed) {
    return new StormBench(downtime).measure(count, eventsEach, seed);
  }

  private Figures measure(int count, int eventsEach, long seed) {
    SplittableRandom seeds = new SplittableRandom(seed);
    for (int i = 0; i < count; i++) {
      boards.add(new Board("board-" + i, seeds.nextLong()));
    }
    boards.forEach(b -> at(0, () -> b.input(new DeliveryInput.Tick())));
    runUntil(120 * SECOND);
    brokerUp = false;
    boards.forEach(Board::cut);
    for (Board board : boards) {
      board.grow(eventsEach);
    }
    long back = now + downtime.toNanos();
    at(back, () -> brokerUp = true);
    connectsPerSecond.clear();
    long limit = back + Duration.ofHours(1).toNanos();
    while (now < limit && boards.stream().anyMatch(Board::waits)) {
      runUntil(now + SECOND);
    }
    if (boards.stream().anyMatch(Board::waits)) {
      throw new IllegalStateException("not everything was acknowledged within an hour");
    }
    int peak = connectsPerSecond.values().stream().mapToInt(n -> n).max().orElse(0);
    long lastConnect = (connectsPerSecond.lastKey() + 1) * SECOND;
    return new Figures(
        count,
        (double) peak / count,
        Duration.ofNanos(lastConnect - back),
        Duration.ofNanos(lastAcknowledged - back));
  }

  private void at(long when, Runnable what) {
    agenda.add(new Due(when, order++, what));
  }

  private void runUntil(long end) {
    Due due = agenda.peek();
    while (due != null && due.at() <= end) {
      agenda.remove();
      now = Math.max(now, due.at());
      due.what().run();
      due = agenda.peek();
    }
    now = end;
  }

  private Instant wall() {
    return EPOCH.plusNanos(now);
  }

  /** One board: journal, delivery, and its end of the simulated network. */
  private final class Board {
    private final Topics topics;
    private final MemoryJournal journal;
    private final Delivery delivery;
    private int connection;
    private long wakeAt = Long.MAX_VALUE;

    Board(String name, long seed) {
      topics = new Topics("tinh", name);
      journal =
          new MemoryJournal(new Identity("tinh", name), Stations.ALL.events(), new Random(seed));
      delivery = new Delivery(journal, DeliveryLimits.standard(), new Random(seed));
      grow(1);
    }

    void grow(int count) {
      Moment at = new Moment(wall(), "storm", now, ClockQuality.SYNCHRONISED);
      for (int i = 0; i < count; i++) {
        journal.append(
            List.of(new DeviceChanged("printer", "printer", "ready", "storm", null)), at);
      }
    }

    boolean waits() {
      return journal.acknowledged() < journal.head().position();
    }

    void cut() {
      connection++;
      input(new DeliveryInput.Disconnected("the broker is gone"));
    }

    void input(DeliveryInput input) {
      for (DeliveryOutput output : delivery.on(input, now)) {
        perform(output);
      }
      if (input instanceof DeliveryInput.Acked && !waits()) {
        lastAcknowledged = now;
      }
    }

    private void perform(DeliveryOutput output) {
      switch (output) {
        case DeliveryOutput.Connect _ -> connect(++connection);
        case DeliveryOutput.Subscribe _, DeliveryOutput.Answered _ -> {
          // The simulated network delivers a board's own acknowledgements without a subscription,
          // and no board here gives numbers.
        }
        case DeliveryOutput.PublishBirth birth ->
            send(Message.json(topics.state(), birth.birth().toJson(), true), 0);
        case DeliveryOutput.Publish publish -> send(publish.message(), publish.position());
        case DeliveryOutput.Disconnect _ -> connection++;
        case DeliveryOutput.Probe _, DeliveryOutput.Move _ ->
            throw new IllegalStateException("there is one broker");
        case DeliveryOutput.Diverged diverged ->
            throw new IllegalStateException("nothing was put back: " + diverged.reason());
        case DeliveryOutput.PassedOver passed ->
            throw new IllegalStateException("no epoch has ended: " + passed.what());
        case DeliveryOutput.WakeAt wake -> wake(wake.nanos());
      }
    }

    private void wake(long when) {
      if (when != wakeAt && when != Long.MAX_VALUE) {
        wakeAt = when;
        at(
            Math.max(now, when),
            () -> {
              if (wakeAt == when) {
                wakeAt = Long.MAX_VALUE;
                input(new DeliveryInput.Tick());
              }
            });
      }
    }

    private void connect(int mine) {
      at(
          now + 2 * ONE_WAY,
          () -> {
            if (mine == connection && brokerUp) {
              connectsPerSecond.merge(now / SECOND, 1, Integer::sum);
              input(new DeliveryInput.Connected(65_535, 268_435_455));
            } else if (mine == connection) {
              input(new DeliveryInput.ConnectFailed("connection refused"));
            }
          });
    }

    private void send(Message message, long token) {
      int mine = connection;
      at(
          now + ONE_WAY,
          () -> {
            if (mine == connection) {
              at(now + ONE_WAY, () -> on(mine, new DeliveryInput.Published(token)));
              for (InboxCore.Answer answer : inbox.receive(List.of(message), wall()).answers()) {
                at(now + 2 * ONE_WAY, () -> on(mine, new DeliveryInput.Acked(answer.ack())));
              }
            }
          });
    }

    private void on(int mine, DeliveryInput input) {
      if (mine == connection) {
        input(input);
      }
    }
  }
}
