package vn.motcua.firmware.board;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.MomentSource;
import vn.motcua.bridge.journal.JournalFullException;
import vn.motcua.bridge.journal.Ledger;
import vn.motcua.firmware.access.Caller;
import vn.motcua.firmware.board.turn.Action;
import vn.motcua.firmware.board.turn.Divergence;
import vn.motcua.firmware.board.turn.Letter;
import vn.motcua.firmware.board.turn.Turn;
import vn.motcua.firmware.board.turn.Witness;
import vn.motcua.firmware.core.Core;
import vn.motcua.firmware.station.Answer;
import vn.motcua.firmware.station.Touch;
import vn.motcua.firmware.station.TouchForm;
import vn.motcua.firmware.view.DeliveryView;
import vn.motcua.firmware.view.Page;
import vn.motcua.firmware.view.PageView;
import vn.motcua.firmware.web.BoardPort;

/**
 * Runs a {@link Turn} on one thread: takes letters from the mailbox and carries out the actions of
 * the turn.
 *
 * <p>A failure of a step, other than a full disk, ends the program, and systemd restarts it on its
 * ledger.
 */
public final class Board implements BoardPort, AutoCloseable {
  private static final Logger LOG = System.getLogger(Board.class.getName());
  private static final Duration TICK = Duration.ofSeconds(1);
  private static final int ALIVE_EVENTS = 1_000;

  private final Core core;
  private final Turn turn;
  private final Ledger ledger;
  private final Mailbox mailbox;
  private final MomentSource clock;
  private final Needs needs;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final Thread thread;
  private boolean started;
  private volatile Map<String, PageView> pages;
  private volatile boolean stopping;

  /**
   * What the station thread needs.
   *
   * @param effects performs the effects
   * @param appended wakes delivery up after a commit; must not block
   * @param delivery how far the case server is behind, for the pages
   * @param witness records beside the ledger how far it has come
   * @param times receives the time of each event, for the clock's floor
   * @param alive called about once a second by the station thread: for the watchdog
   * @param fatal receives the failure that ends the station thread
   */
  public record Needs(
      Effects effects,
      Runnable appended,
      Supplier<DeliveryView> delivery,
      Witness witness,
      Consumer<Moment> times,
      Runnable alive,
      Consumer<Throwable> fatal) {}

  /**
   * Replays the ledger and takes the first step; then call {@link #start}.
   *
   * @param turn a new one, on {@code core} and {@code ledger}
   * @throws JournalFullException when the disk is too full for the first step
   */
  public Board(
      Core core, Turn turn, Ledger ledger, Mailbox mailbox, MomentSource clock, Needs needs) {
    this.core = core;
    this.turn = turn;
    this.ledger = ledger;
    this.mailbox = mailbox;
    this.clock = clock;
    this.needs = needs;
    var unknown = new TreeMap<String, Integer>();
    long[] replayed = {0};
    ledger.replay(event -> {
      needs.times().accept(event.at());
      turn.fold(event);
      if (++replayed[0] % ALIVE_EVENTS == 0) {
        needs.alive().run();
      }
      if (!core.events().knows(event.type())) {
        unknown.merge(event.type(), 1, Integer::sum);
      }
    });
    unknown.forEach(Board::sayUnknown);
    turn.start(clock.now());
    perform();
    this.started = true;
    this.pages = core.pages(clock.now(), needs.delivery().get());
    this.thread = Thread.ofPlatform().name("station").unstarted(this::run);
  }

  private static void sayUnknown(String type, int events) {
    LOG.log(
        Level.WARNING,
        "the ledger has {0} events of type {1}, which a later version of this program wrote; they"
            + " are kept and sent, but this version does not act on them",
        events,
        type);
  }

  /** Starts the station thread. */
  public void start() {
    thread.start();
  }

  @Override
  public Map<String, TouchForm> touches() {
    return core.touches();
  }

  @Override
  public CompletableFuture<Answer> ask(Touch touch, Caller by) {
    return mailbox.ask(touch, by);
  }

  @Override
  public List<Page> declared() {
    return core.declared();
  }

  @Override
  public Map<String, PageView> pages() {
    return pages;
  }

  @Override
  public AutoCloseable onChange(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  private void run() {
    try {
      long nextTick = clock.now().monotonicNanos();
      while (!stopping) {
        long now = clock.now().monotonicNanos();
        if (now - nextTick >= 0) {
          nextTick = now + TICK.toNanos();
          tick();
        }
        long wait = Math.min(nextTick, turn.dueAt(nextTick)) - clock.now().monotonicNanos();
        take(mailbox.take(Turn.TOGETHER_MAX, Duration.ofNanos(Math.max(1, wait))));
        refreshPages();
      }
    } catch (InterruptedException closing) {
      LOG.log(Level.DEBUG, "station thread interrupted: the board is closing");
    } catch (RuntimeException | Error broken) {
      LOG.log(Level.ERROR, "the station thread cannot go on", broken);
      needs.fatal().accept(broken);
    } finally {
      stopping = true;
      mailbox.close();
      turn.unanswered().forEach(letter -> letter.answer(Mailbox.STOPPING));
    }
  }

  private void tick() {
    needs.alive().run();
    turn.tick(clock.now());
    perform();
  }

  private void take(List<Letter> letters) {
    Divergence divergence = mailbox.takeDivergence();
    if (divergence != null) {
      turn.diverged(divergence);
    }
    turn.take(letters, clock.now());
    perform();
  }

  private void perform() {
    for (Action action = turn.next(); action != null; action = turn.next()) {
      switch (action) {
        case Action.Write write -> write(write);
        case Action.FoldAnew _ -> foldAnew();
        case Action.Perform(var effect) -> needs.effects().perform(effect);
        case Action.Reply(Letter to, Answer answer) -> to.answer(answer);
        case Action.Lose(var input) ->
            LOG.log(
                Level.ERROR, "left for the next start, which records it as UNKNOWN: {0}", input);
      }
    }
  }

  private void write(Action.Write write) {
    List<Event> events;
    try {
      events = write.to(ledger, needs.witness());
    } catch (JournalFullException full) {
      if (!started) {
        throw full;
      }
      LOG.log(levelOf(write), "the disk is full, nothing was taken: {0}", full.getMessage());
      turn.full();
      return;
    }
    turn.written(events);
    if (!events.isEmpty()) {
      events.forEach(event -> needs.times().accept(event.at()));
      needs.appended().run();
    }
  }

  /**
   * A tick comes every second, and after a failed group each input is tried alone, so these
   * failures are logged at a lower level.
   */
  private Level levelOf(Action.Write failed) {
    return switch (failed) {
      case Action.Append append when append.letters() == 0 && !turn.isRoomy() -> Level.DEBUG;
      case Action.Append append when append.letters() > 1 -> Level.WARNING;
      case Action.Testify _ -> Level.WARNING;
      case Action.Append _, Action.BeginEpoch _, Action.Prune _ -> Level.ERROR;
    };
  }

  /** A watchdog must not mistake it for a hang. */
  private void foldAnew() {
    long[] folded = {0};
    ledger.replay(event -> {
      turn.fold(event);
      if (++folded[0] % ALIVE_EVENTS == 0) {
        needs.alive().run();
      }
    });
  }

  @SuppressWarnings("ReferenceEquality") // the core gives the same map while nothing has changed
  private void refreshPages() {
    Map<String, PageView> next = core.pages(clock.now(), needs.delivery().get());
    if (next != pages) {
      pages = next;
      listeners.forEach(Runnable::run);
    }
  }

  /** Ends the station thread after the current input; waits at most 5 s for it. */
  @Override
  public void close() {
    stopping = true;
    mailbox.close();
    if (thread.isAlive()) {
      thread.interrupt();
      try {
        if (!thread.join(Duration.ofSeconds(5))) {
          return; // it still owns the turn
        }
      } catch (InterruptedException impatient) {
        Thread.currentThread().interrupt();
        return;
      }
    }
    turn.stop();
    perform();
  }
}
