package vn.motcua.firmware.board.turn;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.BoardEvent.BoardBorn;
import vn.motcua.bridge.BoardEvent.DataErased;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.journal.Journal.Entry;
import vn.motcua.bridge.journal.Journal.Head;
import vn.motcua.bridge.journal.Ledger;
import vn.motcua.bridge.journal.ReadableLedger;
import vn.motcua.bridge.journal.Stamped;
import vn.motcua.bridge.wire.ServerCommand;
import vn.motcua.devices.Reading;
import vn.motcua.devices.button.ButtonReading;
import vn.motcua.devices.printer.PrinterReading;
import vn.motcua.devices.scanner.Scanned;
import vn.motcua.firmware.core.Core;
import vn.motcua.firmware.station.Answer;
import vn.motcua.firmware.station.Decision;
import vn.motcua.firmware.station.Effect;
import vn.motcua.firmware.station.Input;

/**
 * The rules of one step of a board: decide, append, apply, and only then effects and answers. It
 * has no thread, no clock and no file, so that a simulation can run it.
 *
 * <p>The caller replays the ledger into {@link #fold}, calls {@link #start}, and from then on
 * {@link #take} with new letters and {@link #tick} about once a second. After each of these calls
 * it carries out the actions of {@link #next} until there are no more, and after each {@link
 * Action.Write} calls {@link #written} or {@link #full}.
 *
 * <p>Letters taken together are written with one append: each input is decided on the state after
 * the previous ones, so the state is ahead of the disk. When the append fails, the state is folded
 * again and each input is tried alone. On a full disk touches are refused with a message, presses
 * and scans get the refusing lamp or tone, and outcomes of print jobs wait (at most {@value
 * #DEFERRED_MAX}) for the next tick. One thread.
 */
public final class Turn {
  /**
   * This many letters are decided with one append; further ones wait for the next. None of them
   * decides more than a dozen events, so they stay below {@link Ledger#BATCH_EVENTS_MAX}.
   */
  public static final int TOGETHER_MAX = 64;

  private static final int DEFERRED_MAX = 1_000;
  private static final Answer.Refused DISK_FULL =
      new Answer.Refused(
          "disk-full", "Bộ nhớ của máy đã đầy, không nhận thêm được. Xin báo cán bộ kỹ thuật.");

  private final Core core;
  private final ReadableLedger ledger;
  private final Release release;
  private final NightSeal seal;
  private final Retention retention;
  private final WitnessBook witness;
  private final HeldTouches held = new HeldTouches();
  private final Deque<Runnable> work = new ArrayDeque<>();
  private final Deque<Action> actions = new ArrayDeque<>();
  private final List<Letter> inHand = new ArrayList<>();
  private final Deque<Input> deferred = new ArrayDeque<>();
  private @Nullable Divergence divergence;

  /**
   * The divergence whose epoch has begun but whose birth found no room yet: until it does, nothing
   * else is done.
   */
  private @Nullable Divergence unborn;

  private @Nullable Writing writing;
  private boolean roomy = true;
  private @Nullable Moment moment;

  /** A requested write, and how to continue after it. */
  private record Writing(Consumer<List<Event>> done, Runnable full) {}

  /**
   * A turn on a core without events.
   *
   * @param ledger read only; the actions write to it
   * @param testimony the witness's record; null when there is none
   */
  public Turn(
      Core core,
      ReadableLedger ledger,
      Release release,
      NightSeal seal,
      Retention retention,
      Witness.@Nullable Testimony testimony) {
    this.core = core;
    this.ledger = ledger;
    this.release = release;
    this.seal = seal;
    this.retention = retention;
    this.witness = new WitnessBook(testimony, ledger);
  }

  /** Folds one event of the ledger. */
  public void fold(Event event) {
    fold(event, core.events().dataOf(event));
  }

  private void fold(Event event, @Nullable EventData data) {
    core.apply(event, data);
    seal.apply(event, data);
    retention.apply(event);
  }

  /**
   * The first step of this run of the program; with an older copy of the ledger it begins an epoch.
   */
  public void start(Moment now) {
    moment = now;
    work.add(() -> {
      String older = witness.older();
      if (older == null) {
        begin();
      } else {
        write(new Action.BeginEpoch(older), _ -> begin(), () -> {});
      }
    });
  }

  private void begin() {
    alone(new Letter(started(witness.remembered())), 0);
  }

  /** The end of this run, regular or not: unfinished work is dropped. */
  public void stop() {
    work.clear();
    actions.clear();
    writing = null;
    if (ledger.head().sequence() > 0) {
      work.add(this::testify);
    }
  }

  private Input started(List<? extends EventData> remembered) {
    return new Input.Started(
        ledger.opening().born(release.version(), release.roles()), List.copyOf(remembered));
  }

  /** Takes letters in their order, at most {@value #TOGETHER_MAX}. */
  public void take(List<Letter> letters, Moment now) {
    moment = now;
    hold(letters);
    work.add(this::goOnInANewEpoch);
    work.add(() -> admit(letters));
  }

  private void hold(List<Letter> letters) {
    inHand.clear();
    inHand.addAll(letters);
  }

  private void admit(List<Letter> letters) {
    List<List<Letter>> groups =
        held.admit(letters, touch -> core.isCuriousBefore(touch, now()), now().monotonicNanos());
    hold(groups.stream().flatMap(List::stream).toList());
    groups.forEach(each -> work.add(() -> group(each)));
  }

  /**
   * About a second has passed: deferred work is tried again, time-dependent work is done, a past
   * day is sealed, and old events are pruned, a page at a time.
   */
  public void tick(Moment now) {
    moment = now;
    deferred.forEach(input -> work.add(() -> alone(new Letter(input), 1)));
    deferred.clear();
    work.add(this::goOnInANewEpoch);
    work.add(() -> alone(new Letter(new Input.Ticked()), 0));
    work.add(this::seal);
    work.add(this::prune);
  }

  /**
   * Ends the ledger's epoch and begins a new one before any other letter; it is tried again until
   * there is room.
   */
  public void diverged(Divergence found) {
    divergence = found;
  }

  /** The next action; null when there is none until the next letters or tick. */
  public @Nullable Action next() {
    while (actions.isEmpty() && !work.isEmpty()) {
      if (writing != null) {
        throw new IllegalStateException("it has not been told what came of its last write");
      }
      work.removeFirst().run();
    }
    return actions.pollFirst();
  }

  /** The write that {@link #next} gave is done. */
  public void written(List<Event> events) {
    ended().done().accept(events);
  }

  /** There was no room for the write that {@link #next} returned: nothing of it was done. */
  public void full() {
    ended().full().run();
  }

  private Writing ended() {
    Writing last = writing;
    if (last == null) {
      throw new IllegalStateException("it has not asked for a write");
    }
    writing = null;
    return last;
  }

  private void write(Action.Write wanted, Consumer<List<Event>> done, Runnable full) {
    actions.add(wanted);
    writing = new Writing(done, full);
  }

  /** Whether the last append found room; until one does again, letters are taken one by one. */
  public boolean isRoomy() {
    return roomy;
  }

  /** When touches that wait for the case server continue; {@code none} when there are none. */
  public long dueAt(long none) {
    return held.dueAt(none);
  }

  /** All letters that may not have been answered yet; for the end of the program. */
  public List<Letter> unanswered() {
    List<Letter> all = new ArrayList<>(held.takeAll());
    all.addAll(inHand);
    return all;
  }

  private Moment now() {
    Moment now = moment;
    if (now == null) {
      throw new IllegalStateException("it has not been started");
    }
    return now;
  }

  private void group(List<Letter> letters) {
    if (letters.size() > 1 && roomy) {
      together(letters);
    } else {
      eachAlone(letters);
    }
  }

  /** Before all other work. */
  private void eachAlone(List<Letter> letters) {
    letters.reversed().forEach(each -> work.addFirst(() -> alone(each, 1)));
  }

  /** Decided on a state that is ahead of the disk, and appended with one write. */
  private void together(List<Letter> letters) {
    List<Decision> decisions = new ArrayList<>(letters.size());
    List<Stamped> batch = new ArrayList<>();
    Head end = ledger.head();
    for (Letter letter : letters) {
      Decision decision = decide(letter.input());
      decisions.add(decision);
      for (Stamped each : Stamped.all(decision.events(), now())) {
        Event next = ledger.foresee(end, each);
        fold(next, each.data());
        end = end.after(next);
        batch.add(each);
      }
    }
    Head foreseen = end;
    append(
        batch,
        letters.size(),
        _ -> {
          if (!ledger.head().equals(foreseen)) {
            throw new IllegalStateException(
                "state was folded from other events than the ledger holds");
          }
          foldWithoutErased(batch);
          for (int i = 0; i < letters.size(); i++) {
            settle(letters.get(i), decisions.get(i));
          }
        },
        () -> {
          foldAnew();
          eachAlone(letters);
        });
  }

  private void alone(Letter letter, int letters) {
    alone(letter, letters, () -> {});
  }

  private void alone(Letter letter, int letters, Runnable afterwards) {
    Decision decision = decide(letter.input());
    List<Stamped> batch = Stamped.all(decision.events(), now());
    append(
        batch,
        letters,
        events -> {
          for (int i = 0; i < events.size(); i++) {
            fold(events.get(i), batch.get(i).data());
          }
          foldWithoutErased(batch);
          settle(letter, decision);
          afterwards.run();
        },
        () -> refuse(letter));
  }

  private Decision decide(Input input) {
    core.note(input, now());
    return core.decide(informed(input), now());
  }

  /** Adds to an erasure command the event in question, as it is in the ledger now. */
  private Input informed(Input input) {
    return input instanceof Input.Commanded(ServerCommand command)
            && command.order() instanceof ServerCommand.Order.EraseData order
        ? new Input.ErasureAsked(
            command, ledger.find(order.epoch(), order.sequence()), ledger.acknowledged())
        : input;
  }

  private void append(List<Stamped> batch, int letters, Consumer<List<Event>> done, Runnable full) {
    if (batch.isEmpty()) {
      done.accept(List.of());
      return;
    }
    if (unborn != null && !(batch.getFirst().data() instanceof BoardBorn)) {
      noRoom(full);
      return;
    }
    Witness.Testimony first = witness.before(batch, ledger.head());
    if (first == null) {
      store(batch, letters, done, full);
    } else {
      write(
          new Action.Testify(first),
          _ -> {
            witness.wrote(first);
            store(batch, letters, done, full);
          },
          () -> noRoom(full));
    }
  }

  private void store(List<Stamped> batch, int letters, Consumer<List<Event>> done, Runnable full) {
    write(
        new Action.Append(batch, letters),
        events -> {
          roomy = true;
          if (witness.isDueAfter(batch)) {
            work.addFirst(this::testify);
          }
          done.accept(events);
        },
        () -> noRoom(full));
  }

  /** The ledger has the event already: if there is no room, the older record is still true. */
  private void testify() {
    Witness.Testimony next = witness.at(ledger.head());
    write(new Action.Testify(next), _ -> witness.wrote(next), () -> {});
  }

  private void noRoom(Runnable full) {
    roomy = false;
    core.unnote();
    full.run();
  }

  /** Erased data is no longer part of the state, just as after the next start. */
  private void foldWithoutErased(List<Stamped> appended) {
    if (appended.stream().anyMatch(each -> each.data() instanceof DataErased)) {
      foldAnew();
    }
  }

  private void foldAnew() {
    core.forget();
    seal.forget();
    retention.forget();
    actions.add(new Action.FoldAnew());
  }

  private void settle(Letter letter, Decision decision) {
    decision.effects().forEach(effect -> actions.add(new Action.Perform(effect)));
    Answer answer = decision.answer();
    reply(letter, answer == null ? new Answer.Done(null) : answer);
  }

  private void reply(Letter letter, Answer answer) {
    if (letter.reply() != null) {
      actions.add(new Action.Reply(letter, answer));
    }
  }

  private void refuse(Letter letter) {
    if (letter.input() instanceof Input.Heard(Reading reading)) {
      switch (reading) {
        case ButtonReading.Pressed pressed ->
            perform(new Effect.Lamp(pressed.device(), pressed.button(), false));
        case Scanned scan -> perform(new Effect.ScanTone(scan.device(), Effect.Tone.REFUSED));
        case PrinterReading.JobFinished _ -> defer(letter.input());
        default -> {
          // Nobody waits for an answer.
        }
      }
    }
    reply(letter, DISK_FULL);
  }

  private void perform(Effect effect) {
    actions.add(new Action.Perform(effect));
  }

  private void defer(Input input) {
    if (deferred.size() < DEFERRED_MAX) {
      deferred.addLast(input);
    } else {
      actions.add(new Action.Lose(input));
    }
  }

  private void goOnInANewEpoch() {
    Divergence found = divergence;
    if (found != null) {
      write(
          new Action.BeginEpoch(found.reason()),
          _ -> {
            divergence = null;
            unborn = found;
            held.release();
            beBorn(found);
          },
          () -> {});
      return;
    }
    Divergence waiting = unborn;
    if (waiting != null) {
      beBorn(waiting);
    }
  }

  private void beBorn(Divergence of) {
    alone(new Letter(started(of.spent())), 0, () -> unborn = null);
  }

  private void seal() {
    seal.due(ledger.head(), now()).ifPresent(due -> alone(new Letter(new Input.DayOver(due)), 0));
  }

  private void prune() {
    List<Entry> outlived = retention.due(ledger, now());
    if (!outlived.isEmpty()) {
      Input going = new Input.Outlived(outlived.stream().map(Entry::event).toList());
      long last = outlived.getLast().position();
      alone(new Letter(going), 0, () -> write(new Action.Prune(last), _ -> {}, () -> {}));
    }
  }
}
