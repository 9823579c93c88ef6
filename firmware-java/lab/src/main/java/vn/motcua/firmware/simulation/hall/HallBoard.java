package vn.motcua.firmware.simulation.hall;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.ClockQuality;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.journal.Identity;
import vn.motcua.bridge.lab.MemoryJournal;
import vn.motcua.firmware.access.Caller;
import vn.motcua.firmware.board.turn.Action;
import vn.motcua.firmware.board.turn.Letter;
import vn.motcua.firmware.board.turn.NightSeal;
import vn.motcua.firmware.board.turn.NightWork;
import vn.motcua.firmware.board.turn.Release;
import vn.motcua.firmware.board.turn.Retention;
import vn.motcua.firmware.board.turn.Turn;
import vn.motcua.firmware.board.turn.Witness;
import vn.motcua.firmware.core.Core;
import vn.motcua.firmware.core.Site;
import vn.motcua.firmware.core.Stations;
import vn.motcua.firmware.queue.QueueView;
import vn.motcua.firmware.queue.centre.CentreMail;
import vn.motcua.firmware.simulation.Agenda;
import vn.motcua.firmware.simulation.SimulatedKey;
import vn.motcua.firmware.station.Answer;
import vn.motcua.firmware.station.Effect;
import vn.motcua.firmware.station.Input;
import vn.motcua.firmware.station.Touch;
import vn.motcua.firmware.view.DeliveryView;
import vn.motcua.firmware.view.PageView;

/**
 * One board of a hall: the real turn on a ledger in memory, with its power, its card and a clock
 * that may be wrong. One thread.
 */
final class HallBoard implements HallWires.Board {
  private static final Duration TICK = Duration.ofSeconds(1);
  private static final Duration RETENTION = Duration.ofDays(90);

  private final Site site;
  private final Agenda agenda;
  private final HallWires wires;
  private final SplittableRandom random;
  private final Duration wrongBy;
  private final List<MemoryJournal> ledgers = new ArrayList<>();
  private Remembered witness = new Remembered();
  private @Nullable Turn turn;
  private @Nullable Core core;
  private CentreMail.@Nullable Beat beat;
  private int life;
  private long bornAt;

  /** A witness beside the ledger. */
  private static final class Remembered implements Witness {
    private @Nullable Testimony last;

    @Override
    public @Nullable Testimony read() {
      return last;
    }

    @Override
    public void write(Testimony testimony) {
      last = testimony;
    }
  }

  /** Without power; {@code wrongBy}: how far its clock is ahead of the true time. */
  HallBoard(Site site, Agenda agenda, HallWires wires, SplittableRandom random, Duration wrongBy) {
    this.site = site;
    this.agenda = agenda;
    this.wires = wires;
    this.random = random;
    this.wrongBy = wrongBy;
    newCard();
    wires.add(this);
  }

  @Override
  public String name() {
    return site.board();
  }

  boolean isOn() {
    return turn != null;
  }

  /** An empty card, with power off. */
  void newCard() {
    ledgers.add(
        new MemoryJournal(
            new Identity(site.centre(), site.board()), Stations.ALL.events(), random.split()));
    witness = new Remembered();
  }

  private MemoryJournal ledger() {
    return ledgers.getLast();
  }

  /** Starts the program on the card. */
  void on() {
    life++;
    bornAt = agenda.nanos();
    Core fresh = new Core(site, Stations.ALL);
    Turn next =
        new Turn(
            fresh,
            ledger(),
            new Release("simulated", site.roles()),
            new NightWork(
                new NightSeal(
                    new Identity(site.centre(), site.board()),
                    SimulatedKey.of(new SplittableRandom(site.board().hashCode()))),
                new Retention(RETENTION, Stations.ALL.legacy())),
            witness.read());
    ledger().replay(next::fold);
    core = fresh;
    turn = next;
    next.start(now());
    perform(next);
    boolean onlyCard = ledgers.size() == 1;
    hear(new Input.Answered(ledger().head().epoch(), onlyCard, List.of()));
    wires.connected(this);
    tickLater(life);
  }

  /** The power goes; whoever waits for an answer gets none. */
  void off() {
    CentreMail.Beat last = beat;
    turn = null;
    core = null;
    beat = null;
    ledgers.set(ledgers.size() - 1, ledger().afterPowerCut());
    wires.died(this, last == null ? null : new CentreMail.Beat(last.term(), true));
  }

  private void tickLater(int ofLife) {
    agenda.after(
        TICK,
        () -> {
          Turn running = turn;
          if (running != null && ofLife == life) {
            running.tick(now());
            perform(running);
            tickLater(ofLife);
          }
        });
  }

  private Moment now() {
    return new Moment(
        agenda.now().plus(wrongBy),
        name() + "-" + life,
        agenda.nanos() - bornAt + TICK.toNanos(),
        ClockQuality.SYNCHRONISED);
  }

  @Override
  public void hear(Input input) {
    take(new Letter(input));
  }

  /** Somebody touches a page; without power nothing ever answers. */
  void touch(Touch touch, Consumer<Answer> answered) {
    take(new Letter(new Input.Touched(touch, new Caller.Unguarded()), answered));
  }

  private void take(Letter letter) {
    Turn running = turn;
    if (running != null) {
      running.take(List.of(letter), now());
      perform(running);
    }
  }

  private void perform(Turn running) {
    for (Action action = running.next(); action != null; action = running.next()) {
      switch (action) {
        case Action.Write write -> running.written(write.to(ledger(), witness));
        case Action.FoldAnew _ -> ledger().replay(running::fold);
        case Action.Perform(Effect.Send send) -> say(send);
        case Action.Perform(Effect _) -> {
          // Devices are not simulated here.
        }
        case Action.Reply(Letter to, Answer answer) -> to.answer(answer);
        case Action.Lose(Input input) -> throw new IllegalStateException("no room for " + input);
      }
    }
    wakeWhenDue(running);
  }

  private void say(Effect.Send send) {
    if (send.mail() instanceof CentreMail.Beat live) {
      beat = live;
    }
    wires.send(this, send);
  }

  private void wakeWhenDue(Turn running) {
    long due = running.dueAt(Long.MAX_VALUE);
    if (due == Long.MAX_VALUE) {
      return;
    }
    agenda.after(
        Duration.ofNanos(Math.max(1, due - now().monotonicNanos())),
        () -> {
          if (turn == running && running.dueAt(Long.MAX_VALUE) <= now().monotonicNanos()) {
            running.take(List.of(), now());
            perform(running);
          }
        });
  }

  /** What its cards hold, the oldest card first. */
  List<EventData> record() {
    List<EventData> all = new ArrayList<>();
    for (MemoryJournal each : ledgers) {
      each.replay((Event event) -> {
        EventData data = Stations.ALL.events().dataOf(event);
        if (data != null) {
          all.add(data);
        }
      });
    }
    return all;
  }

  /** How many wait in each line, as its kiosk page shows it; empty without power. */
  Map<String, Integer> waiting() {
    Core running = core;
    Map<String, Integer> waiting = new TreeMap<>();
    PageView kiosk =
        running == null ? null : running.pages(now(), new DeliveryView(true, 0)).get("kiosk");
    if (kiosk != null && kiosk.sections().get("lines") instanceof List<?> lines) {
      for (Object each : lines) {
        if (each instanceof QueueView.LineView line) {
          waiting.put(line.id(), line.waiting());
        }
      }
    }
    return waiting;
  }
}
