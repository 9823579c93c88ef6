package vn.motcua.firmware.board;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.MomentSource;
import vn.motcua.bridge.SlotEvent.SlotSpent;
import vn.motcua.bridge.journal.JournalFullException;
import vn.motcua.bridge.journal.Ledger;
import vn.motcua.bridge.wire.BoardCommand;
import vn.motcua.devices.Reading;
import vn.motcua.devices.ReadingSink;
import vn.motcua.firmware.core.Core;
import vn.motcua.firmware.station.Answer;
import vn.motcua.firmware.station.Decision;
import vn.motcua.firmware.station.Effect;
import vn.motcua.firmware.station.Input;
import vn.motcua.firmware.station.Touch;
import vn.motcua.firmware.view.BoardView;
import vn.motcua.firmware.web.BoardPort;

/**
 * Runs a {@link Core} on one thread: take what waits, decide, append in one transaction, apply,
 * then effects and answers. Nobody is answered before the disk has it.
 *
 * <p>At a full disk touches are refused with a sentence, presses and scans get the refusing lamp or
 * tone, and outcomes of print jobs wait (at most {@value #DEFERRED_MAX}) and are tried again each
 * second. Any other failure of a step ends the program: the supervisor restarts it on its ledger.
 */
public final class Board implements BoardPort, ReadingSink, AutoCloseable {
  private static final Logger LOG = System.getLogger(Board.class.getName());
  private static final Duration TICK = Duration.ofSeconds(1);
  private static final int DEFERRED_MAX = 1_000;
  private static final Answer.Refused STOPPING =
      new Answer.Refused("stopping", "Máy đang khởi động lại. Xin chạm lại sau một phút.");

  private final Core core;
  private final Ledger ledger;
  private final MomentSource clock;
  private final Outside outside;
  private final Mailbox mailbox = new Mailbox();
  private final Deque<Input> deferred = new ArrayDeque<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final Steps steps;
  private final Release release;
  private final AtomicReference<@Nullable Divergence> divergence = new AtomicReference<>();
  private final HeldTouches held = new HeldTouches();
  private final Thread thread;
  private volatile BoardView view;
  private volatile boolean stopping;

  /**
   * The world around the station thread.
   *
   * @param effects carries out what was decided
   * @param appended wakes delivery up after a commit; must not block
   * @param delivery how far the case server is behind, for the pages
   * @param remembered what is known beside the ledger of numbers that it may not hold
   * @param night seals days that are over and deletes what has been kept long enough
   * @param alive called about once a second by the station thread: the watchdog's sign of life
   * @param fatal told why the station thread cannot go on
   */
  public record Outside(
      Effects effects,
      Runnable appended,
      Supplier<BoardView.DeliveryView> delivery,
      List<EventData> remembered,
      NightWork night,
      Runnable alive,
      java.util.function.Consumer<Throwable> fatal) {}

  private record Divergence(String reason, List<SlotSpent> spent) {}

  /** What runs here. {@code roles} as in board.toml, lower case. */
  public record Release(String version, List<String> roles) {}

  /** Replays the ledger and takes the first step; then call {@link #start}. */
  public Board(Core core, Ledger ledger, MomentSource clock, Outside outside, Release release) {
    this.core = core;
    this.ledger = ledger;
    this.clock = clock;
    this.outside = outside;
    this.steps = new Steps(core, ledger, clock, outside.night()::apply, outside.alive());
    this.release = release;
    steps.replay(outside.night()::apply);
    step(started(outside.remembered()));
    this.view = core.view(clock.now(), outside.delivery().get());
    this.thread = Thread.ofPlatform().name("station").unstarted(this::run);
  }

  /** Starts the station thread. */
  public void start() {
    thread.start();
  }

  /**
   * The case server knows more of this board than its ledger: an older copy was put back. The
   * station thread ends the epoch and goes on in a new one, before it takes anything else. Any
   * thread.
   *
   * @param spent slots that the case server knows to be taken
   */
  public void diverged(String reason, List<SlotSpent> spent) {
    divergence.set(new Divergence(reason, spent));
    wake(new Input.Ticked());
  }

  /** The case server has answered a birth of this board. Any thread. */
  public void answered(Input.Answered answer) {
    wake(answer);
  }

  private void wake(Input input) {
    if (!mailbox.tell(input)) {
      LOG.log(Level.WARNING, "too much waits; what the case server said is taken in later");
    }
  }

  @Override
  public void accept(Reading reading) {
    mailbox.put(reading);
  }

  /**
   * Takes a reading whose sender keeps it until the disk has it: a row of a terminal's log.
   *
   * @return completed when its events are on disk; Refused when they are not
   */
  public CompletableFuture<Answer> commit(Reading reading) {
    return stopping ? CompletableFuture.completedFuture(STOPPING) : mailbox.commit(reading);
  }

  @Override
  public CompletableFuture<Answer> ask(Touch touch) {
    return stopping ? CompletableFuture.completedFuture(STOPPING) : mailbox.put(touch);
  }

  /** Has a command of the case server obeyed; the answer comes after its event is on disk. */
  public CompletableFuture<Answer> obey(BoardCommand command) {
    return stopping ? CompletableFuture.completedFuture(STOPPING) : mailbox.put(command);
  }

  @Override
  public BoardView view() {
    return view;
  }

  @Override
  public AutoCloseable onChange(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  private void run() {
    try {
      long nextTick = System.nanoTime();
      while (!stopping) {
        long now = System.nanoTime();
        if (now - nextTick >= 0) {
          nextTick = now + TICK.toNanos();
          tick();
        }
        long wait = Math.min(nextTick, held.dueAt(nextTick)) - System.nanoTime();
        List<Mailbox.Letter> letters =
            mailbox.take(Steps.TOGETHER_MAX, Duration.ofNanos(Math.max(1, wait)));
        goOnInANewEpoch();
        Moment at = clock.now();
        held.admit(letters, touch -> core.isCuriousBefore(touch, at), System.nanoTime())
            .forEach(this::handle);
        refreshView();
      }
    } catch (InterruptedException closing) {
      LOG.log(Level.DEBUG, "station thread interrupted: the board is closing");
    } catch (RuntimeException | Error broken) {
      LOG.log(Level.ERROR, "the station thread cannot go on", broken);
      outside.fatal().accept(broken);
    } finally {
      stopping = true;
      held.takeAll().forEach(letter -> answer(letter, STOPPING));
      mailbox.refuseAll(STOPPING);
    }
  }

  private void tick() {
    outside.alive().run();
    for (int waiting = deferred.size(); waiting > 0; waiting--) {
      attempt(deferred.removeFirst());
    }
    goOnInANewEpoch();
    attempt(new Input.Ticked());
    outside.night().tick(ledger, clock.now(), this::attempt);
  }

  private void goOnInANewEpoch() {
    Divergence found = divergence.getAndSet(null);
    if (found == null) {
      return;
    }
    try {
      ledger.beginEpoch(found.reason());
    } catch (JournalFullException full) {
      LOG.log(Level.ERROR, "no room for a new epoch yet: {0}", full.getMessage());
      divergence.compareAndSet(null, found);
      return;
    }
    held.release();
    attempt(started(found.spent()));
  }

  private Input started(List<? extends EventData> remembered) {
    return new Input.Started(
        ledger.opening().born(release.version(), release.roles()), List.copyOf(remembered));
  }

  /**
   * What waited while the disk was busy goes to it together. Whoever a failure leaves without an
   * answer hears that the board restarts.
   */
  private void handle(List<Mailbox.Letter> letters) {
    try {
      if (letters.size() < 2 || !steps.isRoomy() || !attempt(letters)) {
        letters.forEach(letter -> answer(letter, attempt(letter.input())));
      }
    } finally {
      letters.forEach(letter -> answer(letter, STOPPING));
    }
  }

  private boolean attempt(List<Mailbox.Letter> letters) {
    List<Decision> decisions;
    try {
      decisions = steps.takeTogether(letters.stream().map(Mailbox.Letter::input).toList());
    } catch (JournalFullException full) {
      LOG.log(Level.WARNING, "no room for {0} inputs, they are tried one by one", letters.size());
      return false;
    }
    outside.appended().run();
    for (int i = 0; i < decisions.size(); i++) {
      decisions.get(i).effects().forEach(outside.effects()::perform);
      answer(letters.get(i), decisions.get(i).answer());
    }
    return true;
  }

  private static void answer(Mailbox.Letter letter, @Nullable Answer answer) {
    if (letter.answer() != null) {
      letter.answer().complete(answer == null ? new Answer.Done(null) : answer);
    }
  }

  private @Nullable Answer attempt(Input input) {
    boolean known = !steps.isRoomy() && input instanceof Input.Ticked;
    try {
      return step(input);
    } catch (JournalFullException full) {
      Level level = known ? Level.DEBUG : Level.ERROR; // A tick comes every second.
      LOG.log(level, "ledger full, nothing was taken: {0}", full.getMessage());
      refuse(input);
      return new Answer.Refused(
          "disk-full", "Bộ nhớ của máy đã đầy, không nhận thêm được. Xin báo cán bộ kỹ thuật.");
    }
  }

  private @Nullable Answer step(Input input) {
    Decision decision = steps.take(input);
    if (!decision.events().isEmpty()) {
      outside.appended().run();
    }
    decision.effects().forEach(outside.effects()::perform);
    return decision.answer();
  }

  private void refuse(Input input) {
    if (input instanceof Input.Heard(Reading reading)) {
      switch (reading) {
        case Reading.Pressed pressed ->
            outside
                .effects()
                .perform(
                    new Effect.Lamp(pressed.device(), Integer.parseInt(pressed.button()), false));
        case Reading.Scanned scan ->
            outside.effects().perform(new Effect.ScanTone(scan.device(), Effect.Tone.REFUSED));
        case Reading.JobFinished _ -> {
          if (deferred.size() < DEFERRED_MAX) {
            deferred.addLast(input);
          } else {
            LOG.log(Level.ERROR, "a print outcome is left for the next start: UNKNOWN then");
          }
        }
        case Reading.FingerMatched _,
            Reading.FingerUnknown _,
            Reading.LifeChanged _,
            Reading.PrinterChanged _,
            Reading.Punched _,
            Reading.Stuck _ -> {}
      }
    }
  }

  private void refreshView() {
    BoardView next = core.view(clock.now(), outside.delivery().get());
    if (!next.equals(view)) {
      view = next;
      listeners.forEach(Runnable::run);
    }
  }

  /** Ends the station thread after the input in hand; waits at most 5 s for it. */
  @Override
  public void close() {
    stopping = true;
    if (!thread.isAlive()) {
      return;
    }
    thread.interrupt();
    try {
      thread.join(Duration.ofSeconds(5));
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
  }
}
