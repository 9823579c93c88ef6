package vn.motcua.firmware.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.delivery.DeliveryOutput;
import vn.motcua.bridge.journal.Identity;
import vn.motcua.bridge.journal.JournalFullException;
import vn.motcua.bridge.journal.Ledger;
import vn.motcua.bridge.wire.Topics;
import vn.motcua.devices.JobOutcome;
import vn.motcua.devices.Life;
import vn.motcua.devices.PrinterCondition;
import vn.motcua.devices.Reading;
import vn.motcua.firmware.board.BoardProgram;
import vn.motcua.firmware.board.Steps;
import vn.motcua.firmware.board.Steps.Watcher;
import vn.motcua.firmware.board.WitnessedLedger;
import vn.motcua.firmware.core.Core;
import vn.motcua.firmware.core.Site;
import vn.motcua.firmware.simulation.SimulatedDisk.PowerLoss;
import vn.motcua.firmware.station.Answer;
import vn.motcua.firmware.station.Decision;
import vn.motcua.firmware.station.Effect;
import vn.motcua.firmware.station.Input;
import vn.motcua.firmware.station.Touch;
import vn.motcua.firmware.system.SystemClock;
import vn.motcua.firmware.system.SystemClock.Discipline;

/**
 * One board: the real core and the shell's rules around it, on a simulated disk, clock and printer.
 * What the shell's thread does by waiting, this does by the agenda. One thread.
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
  private static final Duration PATIENCE = Duration.ofMillis(300);

  /** The floor of a card without a ledger, as on a real board; no older than the checker bears. */
  private static final Instant BUILT = DayPlan.BEGIN.minus(Duration.ofDays(2));

  private final Roster.Post post;
  private final Agenda agenda;
  private final Checker checker;
  private final SplittableRandom random;
  private final SimulatedLink link;
  private final Deque<Input> deferred = new ArrayDeque<>();
  private final Deque<Input> waiting = new ArrayDeque<>();
  private final SimulatedCard card;
  private @Nullable Ledger ledger;
  private @Nullable Core core;
  private @Nullable Steps steps;
  private @Nullable SystemClock clock;
  private boolean waitsForAnswer;
  private boolean someoneWaits;
  private boolean unanswered;
  private boolean paper = true;
  private Duration clockError = Duration.ZERO;
  private long bootNanos;
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
    card = new SimulatedCard(new Identity(Roster.CENTRE, post.board()), random, observe);
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
    Watcher book =
        (event, data) -> {
          ticking.pass(event.at());
          checker.appended(post.board(), event, data);
        };
    Site site = post.site(card.slots());
    WitnessedLedger opened = card.open();
    ledger = opened;
    core = new Core(site);
    steps = new Steps(core, opened, ticking, book, () -> {});
    steps.replay((event, data) -> ticking.pass(event.at()));
    life++;
    waitsForAnswer = true;
    someoneWaits = false;
    try {
      step(
          new Input.Started(opened.opening().born("simulated", site.roles()), opened.remembered()));
    } catch (JournalFullException full) {
      steps = null;
      int ofLife = life;
      agenda.after(RESTART.multipliedBy(10), () -> again(ofLife));
      return;
    } catch (PowerLoss gone) {
      powerCut(Duration.ofSeconds(30));
      return;
    }
    link.start(opened, bootNanos);
    if (post.hasKiosk()) {
      hear(new Reading.LifeChanged(Roster.PRINTER, Life.READY, "opened"));
      hear(new Reading.PrinterChanged(Roster.PRINTER, paper ? READY : EMPTY));
    }
    tick(life);
  }

  private void again(int ofLife) {
    if (steps == null && ofLife == life) {
      start();
    }
  }

  private void tick(int ofLife) {
    if (ofLife == life && steps != null) {
      List<Input> again = List.copyOf(deferred);
      deferred.clear();
      again.forEach(this::attempt); // those behind a power cut are lost with the board's memory
      attempt(new Input.Ticked());
      agenda.after(TICK, () -> tick(ofLife));
    }
  }

  /** The power goes now and comes back after a while. */
  void powerCut(Duration dark) {
    goDark(dark, card::powerCut);
  }

  /** Each of these gives the board, in the dark, a card that knows less than it should. */
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
      goDark(dark, () -> card.putBack(leave(luck)));
    }
  }

  void truncated(Duration dark, SplittableRandom luck) {
    if (checker.known(post.board()) > 0) {
      goDark(dark, () -> card.truncate(leave(luck)));
    }
  }

  /**
   * The whole card, witness and all, from an earlier hour. Alone nobody could know: so this happens
   * only to a board that has delivered everything, and whoever puts the card in lets nobody touch
   * the board before the case server has answered it.
   */
  void olderImage(Duration dark, SplittableRandom luck) {
    Ledger used = ledger;
    if (steps != null
        && used != null
        && link.isClear()
        && used.acknowledged() == used.head().position()) {
      unanswered = true;
      goDark(dark, () -> card.imageOf(leave(luck)));
    }
  }

  private int leave(SplittableRandom luck) {
    int known = checker.known(post.board());
    int left = known < 2 ? known : luck.nextInt(1, known);
    checker.lost(post.board(), left);
    return left;
  }

  private void goDark(Duration dark, Runnable meanwhile) {
    if (ledger == null) {
      return; // it has never been on
    }
    steps = null;
    life++;
    deferred.clear();
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

  /** What the case server said comes to the station's thread a little later. */
  private void caseServerSaid(DeliveryOutput said) {
    int ofLife = life;
    agenda.after(
        Duration.ofMillis(random.nextInt(1, 20)),
        () -> {
          if (ofLife == life && steps != null) {
            takeIn(said);
          }
        });
  }

  private void takeIn(DeliveryOutput said) {
    waitsForAnswer = false;
    unanswered = false;
    switch (said) {
      case DeliveryOutput.Answered answered -> attempt(BoardProgram.answer(answered.ack()));
      case DeliveryOutput.Diverged diverged -> {
        Ledger running = Objects.requireNonNull(ledger, "a board that is on has a ledger");
        running.beginEpoch(diverged.reason());
        attempt(
            new Input.Started(
                running.opening().born("simulated", post.site(card.slots()).roles()),
                List.copyOf(BoardProgram.answer(diverged.ack()).spent())));
      }
      default -> throw new IllegalArgumentException("no station hears " + said);
    }
  }

  /** Before the first number the board waits for the case server's word, for 300 ms. */
  private boolean mustWait(Touch touch) {
    Core asked = core;
    SystemClock now = clock;
    if (!waitsForAnswer
        || asked == null
        || now == null
        || !asked.isCuriousBefore(touch, now.now())) {
      return false;
    }
    if (!someoneWaits) {
      someoneWaits = true;
      int ofLife = life;
      agenda.after(
          PATIENCE,
          () -> {
            if (ofLife == life) {
              waitsForAnswer = false;
            }
          });
    }
    return true;
  }

  void paper(boolean there) {
    paper = there;
    hear(new Reading.PrinterChanged(Roster.PRINTER, paper ? READY : EMPTY));
  }

  /** The wall clock is wrong by so much from now on. */
  void clockError(Duration error) {
    clockError = error;
  }

  /** Takes a reading now, or a little later because the disk is busy, with what came meanwhile. */
  void hear(Reading reading) {
    if (steps == null) {
      return;
    }
    waiting.addLast(new Input.Heard(reading));
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

  /** The answer to the last of them. */
  private @Nullable Answer takeWaiting() {
    List<Input> inputs = List.copyOf(waiting);
    waiting.clear();
    Steps running = steps;
    if (running != null && inputs.size() > 1 && running.isRoomy()) {
      try {
        List<Decision> decisions = running.takeTogether(inputs);
        link.appended();
        decisions.forEach(decision -> decision.effects().forEach(this::perform));
        return decisions.getLast().answer();
      } catch (JournalFullException full) {
        return eachAlone(inputs);
      } catch (PowerLoss gone) {
        powerCut(Duration.ofSeconds(random.nextInt(5, 120)));
        return null;
      }
    }
    return eachAlone(inputs);
  }

  private @Nullable Answer eachAlone(List<Input> inputs) {
    Answer last = null;
    for (Input input : inputs) {
      last = attempt(input);
    }
    return last;
  }

  /** CLOCK_MONOTONIC of the board. */
  long nanos() {
    return agenda.nanos() - bootNanos;
  }

  /** The answer, or null when there was none: the board is dark, or went dark. */
  @Nullable Answer touch(Touch touch) {
    if (steps == null || unanswered || mustWait(touch)) {
      return null;
    }
    int ofLife = life;
    waiting.addLast(new Input.Touched(touch));
    Answer answer = takeWaiting();
    return ofLife == life ? answer : null;
  }

  private @Nullable Answer attempt(Input input) {
    if (steps == null) {
      return null;
    }
    try {
      return step(input);
    } catch (JournalFullException full) {
      if (input instanceof Input.Heard(Reading.JobFinished _)) {
        deferred.addLast(input);
      }
      return new Answer.Refused("disk-full", "Bộ nhớ của máy đã đầy.");
    } catch (PowerLoss gone) {
      powerCut(Duration.ofSeconds(random.nextInt(5, 120)));
      return null;
    }
  }

  private @Nullable Answer step(Input input) {
    Steps running = steps;
    if (running == null) {
      return null;
    }
    Decision decision = running.take(input);
    if (!decision.events().isEmpty()) {
      link.appended();
    }
    decision.effects().forEach(this::perform);
    return decision.answer();
  }

  private void perform(Effect effect) {
    if (effect instanceof Effect.PrintSlip print) {
      checker.printed(print.job(), paper);
      int ofLife = life;
      int luck = random.nextInt(100);
      JobOutcome outcome =
          luck < 2 ? JobOutcome.VOID : luck < 4 ? JobOutcome.UNKNOWN : JobOutcome.PRINTED;
      agenda.after(
          Duration.ofMillis(random.nextInt(300, 2_500)),
          () -> {
            if (ofLife == life) {
              hear(new Reading.JobFinished(Roster.PRINTER, print.job(), outcome, "simulated"));
            }
          });
    }
  }
}
