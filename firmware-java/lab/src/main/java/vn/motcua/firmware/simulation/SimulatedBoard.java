package vn.motcua.firmware.simulation;

import java.security.PrivateKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.delivery.DeliveryOutput;
import vn.motcua.bridge.journal.Identity;
import vn.motcua.bridge.journal.JournalFullException;
import vn.motcua.bridge.journal.Ledger;
import vn.motcua.bridge.wire.Topics;
import vn.motcua.devices.Reading;
import vn.motcua.devices.life.LifeChanged;
import vn.motcua.devices.life.LifeStage;
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
import vn.motcua.firmware.simulation.plan.Roster;
import vn.motcua.firmware.station.Answer;
import vn.motcua.firmware.station.Effect;
import vn.motcua.firmware.station.Input;
import vn.motcua.firmware.station.Touch;

/**
 * One board: its power, and around its program a simulated card, clock, printer and link. Where the
 * station thread of a real board waits, this class uses the agenda. One thread.
 */
final class SimulatedBoard {
  private static final Duration TICK = Duration.ofSeconds(30);
  private static final int DISK_BUSY_ONE_IN = 4;
  private static final int DISK_BUSY_MS_MAX = 3_000;
  private static final Duration RESTART = Duration.ofSeconds(2);

  /** What is older is pruned: in the night, all that happened before noon. */
  private static final Duration RETENTION = Duration.ofHours(12);

  private final Roster.Post post;
  private final Agenda agenda;
  private final Checker checker;
  private final SplittableRandom random;
  private final SimulatedLink link;
  private final List<Letter> waiting = new ArrayList<>();
  private final SimulatedCard card;
  private final SimulatedPrinter printer;
  private final SimulatedClock kernel;
  private final Identity identity;
  private final PrivateKey key;
  private @Nullable ProgramRun run;
  private @Nullable ProgramRun latest;
  private boolean unanswered;
  private long wakeAt;
  private int life;

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
    printer = new SimulatedPrinter(random);
    kernel = new SimulatedClock(agenda);
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

  SimulatedCard card() {
    return card;
  }

  /** The program starts on what the disk holds; tried again while there is no room for that. */
  void start() {
    List<Event> found = new ArrayList<>();
    card.journal().replay(found::add);
    checker.found(post.board(), found);
    Ledger ledger = card.open();
    ProgramRun next = program(ledger);
    run = next;
    latest = next;
    life++;
    wakeAt = Long.MAX_VALUE;
    try {
      next.start();
    } catch (JournalFullException full) {
      run = null;
      inThisLife(RESTART.multipliedBy(10), this::again);
      return;
    } catch (PowerLoss gone) {
      powerCut(Duration.ofSeconds(30));
      return;
    }
    link.start(ledger, kernel.bootNanos());
    if (post.hasKiosk()) {
      hear(new LifeChanged(Roster.PRINTER, LifeStage.READY, "opened", true));
      hear(printer.condition());
    }
    tick(life);
  }

  private ProgramRun program(Ledger ledger) {
    Site site = post.site(card.slots());
    Turn turn =
        new Turn(
            new Core(site, Stations.ALL),
            ledger,
            new Release("simulated", site.roles()),
            new NightWork(
                new NightSeal(identity, key), new Retention(RETENTION, Stations.ALL.legacy())),
            card.witness().read());
    return new ProgramRun(
        turn,
        ledger,
        kernel.read(),
        new ProgramRun.Needs(
            card.witness(),
            (event, from) -> checker.appended(post.board(), event, from.data()),
            link::appended,
            position -> checker.pruned(post.board(), position),
            this::perform));
  }

  private void again() {
    if (run == null) {
      start();
    }
  }

  /** Later, unless the power has gone by then or the program has started again. */
  private void inThisLife(Duration delay, Runnable action) {
    int ofLife = life;
    agenda.after(
        delay,
        () -> {
          if (ofLife == life) {
            action.run();
          }
        });
  }

  private void tick(int ofLife) {
    if (ofLife == life && run != null) {
      now(ProgramRun::tick);
      agenda.after(TICK, () -> tick(ofLife));
    }
  }

  /** The power goes now and comes back after a while. */
  void powerCut(Duration dark) {
    goDark(dark, SimulatedCard::powerCut);
  }

  /** The program ends in order, though it has lost its power already. */
  void stopInOrder() {
    if (latest != null) {
      latest.stop();
    }
  }

  /** Whether it is on, the case server can be reached and holds every event. */
  boolean hasDeliveredAll() {
    return run != null && run.isAcknowledged() && link.isClear();
  }

  /** Whether nobody uses the board before the case server has answered. */
  void servesAfterAnswer(boolean only) {
    unanswered = only;
  }

  /** The power goes; meanwhile something happens to the card; then the power comes back. */
  void goDark(Duration dark, Consumer<SimulatedCard> meanwhile) {
    if (latest == null) {
      return; // it has never been on
    }
    run = null;
    life++;
    waiting.clear();
    link.stop();
    meanwhile.accept(card);
    inThisLife(
        dark,
        () -> {
          kernel.boot();
          start();
        });
  }

  /** The case server's answer reaches the station's thread a little later. */
  private void caseServerSaid(DeliveryOutput said) {
    inThisLife(
        Duration.ofMillis(random.nextInt(1, 20)),
        () -> {
          if (run != null) {
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
          now(running -> running.diverged(CaseServerAnswers.divergence(found)));
      default -> throw new IllegalArgumentException("no station hears " + said);
    }
  }

  void paper(boolean there) {
    printer.paper(there);
    hear(printer.condition());
  }

  /** The wall clock is wrong by this much from now on. */
  void clockError(Duration error) {
    kernel.error(error);
  }

  /** Takes a reading now, or a little later because the disk is busy, with what came meanwhile. */
  void hear(Reading reading) {
    if (run == null) {
      return;
    }
    waiting.add(new Letter(new Input.Heard(reading)));
    if (random.nextInt(DISK_BUSY_ONE_IN) > 0) {
      takeWaiting();
    } else if (waiting.size() == 1) {
      inThisLife(Duration.ofMillis(random.nextInt(1, DISK_BUSY_MS_MAX)), this::takeWaiting);
    }
  }

  private void takeWaiting() {
    List<Letter> letters = List.copyOf(waiting);
    waiting.clear();
    take(letters);
  }

  private void take(List<Letter> letters) {
    now(running -> running.take(letters));
  }

  /** CLOCK_MONOTONIC of the board. */
  long nanos() {
    return kernel.nanos();
  }

  /** The answer, or null when there is none yet: the board waits for something, or is off. */
  @Nullable Answer touch(Touch touch) {
    if (run == null || unanswered) {
      return null;
    }
    int ofLife = life;
    List<Answer> answers = new ArrayList<>();
    waiting.add(new Letter(new Input.Touched(touch), answers::add));
    takeWaiting();
    return ofLife == life && !answers.isEmpty() ? answers.getFirst() : null;
  }

  /** An action on the board if it is on, and everything that follows from it. */
  private void now(Consumer<ProgramRun> happens) {
    ProgramRun running = run;
    if (running == null) {
      return;
    }
    try {
      happens.accept(running);
    } catch (PowerLoss gone) {
      powerCut(Duration.ofSeconds(random.nextInt(5, 120)));
      return;
    }
    wakeForHeldTouches(running);
  }

  private void wakeForHeldTouches(ProgramRun running) {
    long due = running.dueAt(Long.MAX_VALUE);
    if (due != Long.MAX_VALUE && due != wakeAt) {
      wakeAt = due;
      inThisLife(Duration.ofNanos(due - nanos()), () -> take(List.of()));
    }
  }

  private void perform(Effect effect) {
    if (effect instanceof Effect.Print print) {
      checker.printed(print.job(), printer.hasPaper());
      SimulatedPrinter.Outcome outcome = printer.print(print.job());
      inThisLife(outcome.in(), () -> hear(outcome.reading()));
    }
  }
}
