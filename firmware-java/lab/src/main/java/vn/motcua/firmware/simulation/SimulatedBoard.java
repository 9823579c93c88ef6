package vn.motcua.firmware.simulation;

import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.delivery.DeliveryOutput;
import vn.motcua.bridge.journal.Identity;
import vn.motcua.bridge.journal.JournalFullException;
import vn.motcua.bridge.journal.Ledger;
import vn.motcua.bridge.journal.Stamped;
import vn.motcua.bridge.wire.Topics;
import vn.motcua.devices.Reading;
import vn.motcua.devices.life.LifeChanged;
import vn.motcua.devices.life.LifeStage;
import vn.motcua.devices.printer.JobOutcome;
import vn.motcua.devices.printer.PrinterReading;
import vn.motcua.devices.printer.escpos.PrinterCondition;
import vn.motcua.firmware.board.turn.Action;
import vn.motcua.firmware.board.turn.CaseServerAnswers;
import vn.motcua.firmware.board.turn.Letter;
import vn.motcua.firmware.board.turn.NightSeal;
import vn.motcua.firmware.board.turn.NightWork;
import vn.motcua.firmware.board.turn.Release;
import vn.motcua.firmware.board.turn.Retention;
import vn.motcua.firmware.board.turn.Turn;
import vn.motcua.firmware.core.Core;
import vn.motcua.firmware.core.Site;
import vn.motcua.firmware.core.Stations;
import vn.motcua.firmware.simulation.SimulatedDisk.PowerLoss;
import vn.motcua.firmware.simulation.plan.DayPlan;
import vn.motcua.firmware.simulation.plan.Roster;
import vn.motcua.firmware.station.Answer;
import vn.motcua.firmware.station.Effect;
import vn.motcua.firmware.station.Input;
import vn.motcua.firmware.station.Touch;
import vn.motcua.firmware.system.SystemClock;
import vn.motcua.firmware.system.SystemClock.Discipline;

/**
 * One board: the real core and the shell's rules around it, on a simulated disk, clock and printer.
 * Where the shell's thread waits, this class uses the agenda. One thread.
 */
final class SimulatedBoard {
  private static final PrinterCondition READY =
      new PrinterCondition(true, false, false, false, false, true);
  private static final PrinterCondition EMPTY =
      new PrinterCondition(false, false, true, false, false, true);
  private static final Duration TICK = Duration.ofSeconds(30);
  private static final int DISK_BUSY_ONE_IN = 4;
  private static final int DISK_BUSY_MS_MAX = 3_000;
  private static final Duration RESTART = Duration.ofSeconds(2);

  /** What is older is pruned: in the night, all that happened before noon. */
  private static final Duration RETENTION = Duration.ofHours(12);

  /**
   * The floor of a card without a ledger, as on a real board; no older than the checker accepts.
   */
  private static final Instant BUILT = DayPlan.BEGIN.minus(Duration.ofDays(2));

  private final Roster.Post post;
  private final Agenda agenda;
  private final Checker checker;
  private final SplittableRandom random;
  private final SimulatedLink link;
  private final List<Letter> waiting = new ArrayList<>();
  private final SimulatedCard card;
  private final Identity identity;
  private final PrivateKey key;
  private @Nullable Ledger ledger;
  private @Nullable Turn turn;
  private @Nullable Turn latest;
  private @Nullable SystemClock clock;
  private boolean unanswered;
  private boolean paper = true;
  private Duration clockError = Duration.ZERO;
  private long bootNanos;
  private boolean started;
  private long wakeAt;
  private int boots;
  private int life;
  private int fullDisks;

  /** {@code observe} wraps the ledger, as in a board that measures. */
  SimulatedBoard(
      Roster.Post post,
      Agenda agenda,
      Checker checker,
      CaseServer server,
      SplittableRandom random,
      UnaryOperator<Ledger> observe) {
    this.post = post;
    this.agenda = agenda;
    this.checker = checker;
    this.random = random;
    identity = new Identity(Roster.CENTRE, post.board());
    key = SimulatedKey.of(new SplittableRandom(post.index()));
    card = new SimulatedCard(identity, random, observe);
    link =
        new SimulatedLink(
            new Topics(Roster.CENTRE, post.board()),
            agenda,
            random.split(),
            server,
            checker,
            this::caseServerSaid);
  }

  Roster.Post post() {
    return post;
  }

  SimulatedLink link() {
    return link;
  }

  /** The board's own rules about a wall clock, which is synchronised while it has no error. */
  private SystemClock clock() {
    return new SystemClock(
        BUILT,
        "boot-" + boots,
        () -> agenda.now().plus(clockError),
        this::nanos,
        new Discipline(() -> clockError.isZero(), false));
  }

  /** The program starts on what the disk holds; tried again while there is no room for that. */
  void start() {
    List<Event> found = new ArrayList<>();
    card.journal().replay(found::add);
    checker.found(post.board(), found);
    SystemClock ticking = clock();
    clock = ticking;
    Site site = post.site(card.slots());
    Ledger opened = card.open();
    ledger = opened;
    Turn fresh =
        new Turn(
            new Core(site),
            opened,
            new Release("simulated", site.roles()),
            new NightWork(
                new NightSeal(identity, key), new Retention(RETENTION, Stations.ALL.legacy())),
            card.witness().read());
    turn = fresh;
    latest = fresh;
    opened.replay(event -> {
      ticking.pass(event.at());
      fresh.fold(event);
    });
    life++;
    started = false;
    wakeAt = Long.MAX_VALUE;
    fresh.start(ticking.now());
    try {
      perform(fresh);
    } catch (JournalFullException full) {
      turn = null;
      int ofLife = life;
      agenda.after(RESTART.multipliedBy(10), () -> again(ofLife));
      return;
    } catch (PowerLoss gone) {
      powerCut(Duration.ofSeconds(30));
      return;
    }
    started = true;
    link.start(opened, bootNanos);
    if (post.hasKiosk()) {
      hear(new LifeChanged(Roster.PRINTER, LifeStage.READY, "opened", true));
      hear(new PrinterReading.Changed(Roster.PRINTER, paper ? READY : EMPTY));
    }
    tick(life);
  }

  private void again(int ofLife) {
    if (turn == null && ofLife == life) {
      start();
    }
  }

  private void tick(int ofLife) {
    if (ofLife == life && turn != null) {
      now(running -> running.tick(momentOf()));
      agenda.after(TICK, () -> tick(ofLife));
    }
  }

  /** The power goes now and comes back after a while. */
  void powerCut(Duration dark) {
    goDark(dark, card::powerCut);
  }

  /** Each of these gives the board, while it is off, a card that knows less than it should. */
  void newCard(Duration dark) {
    goDark(
        dark,
        () -> {
          if (card.replace()) {
            unanswered = false;
            checker.lost(post.board(), 0);
          } else {
            card.powerCut();
          }
        });
  }

  void olderCopy(Duration dark, SplittableRandom luck) {
    if (checker.known(post.board()) > 0) {
      goDark(
          dark,
          () -> {
            stopInOrder();
            card.putBack(leave(luck));
          });
    }
  }

  private void stopInOrder() {
    Turn ended = latest;
    if (ended != null) {
      ended.stop();
      perform(ended);
    }
  }

  void truncated(Duration dark, SplittableRandom luck) {
    if (checker.known(post.board()) > 0) {
      goDark(dark, () -> card.truncate(leave(luck)));
    }
  }

  /**
   * The whole card, witness and all, from an earlier hour. The board alone cannot know this, so it
   * happens only to a board that has delivered everything, and nobody uses the board before the
   * case server has answered it.
   */
  void olderImage(Duration dark, SplittableRandom luck) {
    Ledger used = ledger;
    if (turn != null
        && used != null
        && link.isClear()
        && used.acknowledged() == used.head().position()) {
      unanswered = true;
      goDark(dark, () -> card.imageOf(leave(luck)));
    }
  }

  private int leave(SplittableRandom luck) {
    int known = checker.known(post.board());
    int kept = checker.pruned(post.board());
    int left = known - kept < 2 ? known : luck.nextInt(kept + 1, known);
    checker.lost(post.board(), left);
    return left;
  }

  private void goDark(Duration dark, Runnable meanwhile) {
    if (ledger == null) {
      return; // it has never been on
    }
    turn = null;
    life++;
    waiting.clear();
    link.stop();
    meanwhile.run();
    roomAsItIs();
    comeBack(dark, life);
  }

  private void comeBack(Duration dark, int ofLife) {
    agenda.after(
        dark,
        () -> {
          if (ofLife == life) {
            boots++;
            bootNanos = agenda.nanos();
            start();
          }
        });
  }

  void failAtNextWrite() {
    card.failAtNextWrite();
  }

  void diskFull(boolean full) {
    fullDisks += full ? 1 : -1;
    roomAsItIs();
  }

  private void roomAsItIs() {
    card.journal().roomFor(fullDisks > 0 ? 0 : Long.MAX_VALUE);
  }

  /** The case server's answer reaches the station's thread a little later. */
  private void caseServerSaid(DeliveryOutput said) {
    int ofLife = life;
    agenda.after(
        Duration.ofMillis(random.nextInt(1, 20)),
        () -> {
          if (ofLife == life && turn != null) {
            takeIn(said);
          }
        });
  }

  private void takeIn(DeliveryOutput said) {
    unanswered = false;
    switch (said) {
      case DeliveryOutput.Answered answer ->
          take(List.of(new Letter(CaseServerAnswers.answered(answer))));
      case DeliveryOutput.Diverged found ->
          now(running -> {
            running.diverged(CaseServerAnswers.divergence(found));
            running.take(List.of(), momentOf());
          });
      default -> throw new IllegalArgumentException("no station hears " + said);
    }
  }

  void paper(boolean there) {
    paper = there;
    hear(new PrinterReading.Changed(Roster.PRINTER, paper ? READY : EMPTY));
  }

  /** The wall clock is wrong by so much from now on. */
  void clockError(Duration error) {
    clockError = error;
  }

  /** Takes a reading now, or a little later because the disk is busy, with what came meanwhile. */
  void hear(Reading reading) {
    if (turn == null) {
      return;
    }
    waiting.add(new Letter(new Input.Heard(reading)));
    int ofLife = life;
    if (random.nextInt(DISK_BUSY_ONE_IN) > 0) {
      takeWaiting();
    } else if (waiting.size() == 1) {
      Duration busy = Duration.ofMillis(random.nextInt(1, DISK_BUSY_MS_MAX));
      agenda.after(
          busy,
          () -> {
            if (ofLife == life) {
              takeWaiting();
            }
          });
    }
  }

  private void takeWaiting() {
    List<Letter> letters = List.copyOf(waiting);
    waiting.clear();
    take(letters);
  }

  private void take(List<Letter> letters) {
    now(running -> running.take(letters, momentOf()));
  }

  /** CLOCK_MONOTONIC of the board. */
  long nanos() {
    return agenda.nanos() - bootNanos;
  }

  /** The answer, or null when there is none yet: the board waits for something, or is off. */
  @Nullable Answer touch(Touch touch) {
    if (turn == null || unanswered) {
      return null;
    }
    int ofLife = life;
    List<Answer> answers = new ArrayList<>();
    waiting.add(new Letter(new Input.Touched(touch), answers::add));
    takeWaiting();
    return ofLife == life && !answers.isEmpty() ? answers.getFirst() : null;
  }

  private Moment momentOf() {
    return Objects.requireNonNull(clock, "a board that is on has a clock").now();
  }

  /** An action on the board if it is on, and everything that follows from it. */
  private void now(Consumer<Turn> happens) {
    Turn running = turn;
    if (running == null) {
      return;
    }
    happens.accept(running);
    try {
      perform(running);
    } catch (PowerLoss gone) {
      powerCut(Duration.ofSeconds(random.nextInt(5, 120)));
      return;
    }
    wakeForHeldTouches(running);
  }

  private void wakeForHeldTouches(Turn running) {
    long due = running.dueAt(Long.MAX_VALUE);
    if (due != Long.MAX_VALUE && due != wakeAt) {
      wakeAt = due;
      int ofLife = life;
      agenda.after(
          Duration.ofNanos(due - nanos()),
          () -> {
            if (ofLife == life) {
              take(List.of());
            }
          });
    }
  }

  private void perform(Turn running) {
    for (Action action = running.next(); action != null; action = running.next()) {
      switch (action) {
        case Action.Write write -> write(running, write);
        case Action.FoldAnew _ -> opened().replay(running::fold);
        case Action.Perform(Effect effect) -> perform(effect);
        case Action.Reply(Letter to, Answer answer) -> to.answer(answer);
        case Action.Lose(Input input) -> throw new IllegalStateException("no room for " + input);
      }
    }
  }

  private void write(Turn running, Action.Write write) {
    List<Event> events;
    try {
      events = write.to(opened(), card.witness());
    } catch (JournalFullException full) {
      if (!started) {
        throw full;
      }
      running.full();
      return;
    }
    running.written(events);
    if (write instanceof Action.Append(List<Stamped> batch, int _)) {
      for (int i = 0; i < events.size(); i++) {
        momentPassed(events.get(i));
        checker.appended(post.board(), events.get(i), batch.get(i).data());
      }
      link.appended();
    } else if (write instanceof Action.Prune(long position)) {
      checker.pruned(post.board(), position);
    }
  }

  private void momentPassed(Event event) {
    Objects.requireNonNull(clock, "a board that is on has a clock").pass(event.at());
  }

  private Ledger opened() {
    return Objects.requireNonNull(ledger, "a board that is on has a ledger");
  }

  private void perform(Effect effect) {
    if (effect instanceof Effect.Print print) {
      checker.printed(print.job(), paper);
      int ofLife = life;
      int luck = random.nextInt(100);
      JobOutcome outcome =
          luck < 2 ? JobOutcome.VOID : luck < 4 ? JobOutcome.UNKNOWN : JobOutcome.PRINTED;
      agenda.after(
          Duration.ofMillis(random.nextInt(300, 2_500)),
          () -> {
            if (ofLife == life) {
              hear(
                  new PrinterReading.JobFinished(
                      Roster.PRINTER, print.job(), outcome, "simulated"));
            }
          });
    }
  }
}
