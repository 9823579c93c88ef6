package vn.motcua.firmware.board.turn;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.BoardEvent.DataErased;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.command.EraseData;
import vn.motcua.bridge.command.ServerCommand;
import vn.motcua.bridge.journal.ReadableLedger;
import vn.motcua.bridge.journal.Stamped;
import vn.motcua.firmware.core.Core;
import vn.motcua.firmware.station.Answer;
import vn.motcua.firmware.station.Decision;
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
 * <p>This class is the way of a letter. What seldom happens has a class of its own: touches that
 * wait for the case server ({@link HeldTouches}), a disk without room ({@link FullDisk}), a new
 * epoch ({@link NewEpoch}), seals and pruning ({@link NightWork}). Letters taken together are
 * written with one append ({@link LetterGroup}); when it finds no room, the state is folded again
 * and each letter is tried alone. One thread.
 */
public final class Turn {
  /** This many letters are decided with one append; further ones wait for the next. */
  public static final int TOGETHER_MAX = LetterGroup.LETTERS_MAX;

  private final Core core;
  private final ReadableLedger ledger;
  private final Release release;
  private final NightWork night;
  private final WitnessBook witness;
  private final PendingWork pending = new PendingWork();
  private final HeldTouches held = new HeldTouches();
  private final AskedTouches asked = new AskedTouches();
  private final FullDisk disk = new FullDisk();
  private final NewEpoch epoch = new NewEpoch();
  private final List<Letter> inHand = new ArrayList<>();

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
      NightWork night,
      Witness.@Nullable Testimony testimony) {
    this.core = core;
    this.ledger = ledger;
    this.release = release;
    this.night = night;
    this.witness = new WitnessBook(testimony, ledger);
  }

  /** Folds one event of the ledger. */
  public void fold(Event event) {
    fold(event, core.events().dataOf(event));
  }

  private void fold(Event event, @Nullable EventData data) {
    core.apply(event, data);
    night.apply(event, data);
  }

  /**
   * The first step of this run of the program; with an older copy of the ledger it begins an epoch.
   */
  public void start(Moment now) {
    pending.add(() -> {
      String older = witness.older();
      if (older == null) {
        begin(now);
      } else {
        pending.request(new Action.BeginEpoch(older), _ -> begin(now), () -> {});
      }
    });
  }

  private void begin(Moment now) {
    alone(new Letter(started(witness.remembered())), 0, now);
  }

  /** The end of this run, regular or not: unfinished work is dropped. */
  public void stop() {
    pending.drop();
    if (ledger.head().sequence() > 0) {
      pending.add(this::testify);
    }
  }

  private Input started(List<? extends EventData> remembered) {
    return new Input.Started(
        ledger.opening().born(release.version(), release.roles()), List.copyOf(remembered));
  }

  /** Takes letters in their order, at most {@value #TOGETHER_MAX}. */
  public void take(List<Letter> letters, Moment now) {
    hold(letters);
    pending.add(() -> goOnInANewEpoch(now));
    pending.add(() -> admit(letters, now));
  }

  private void hold(List<Letter> letters) {
    inHand.clear();
    inHand.addAll(letters);
  }

  private void admit(List<Letter> letters, Moment now) {
    List<List<Letter>> groups =
        held.admit(
            asked.admit(letters, now.monotonicNanos()),
            touch -> core.isCuriousBefore(touch, now),
            now.monotonicNanos());
    hold(groups.stream().flatMap(List::stream).toList());
    groups.forEach(each -> pending.add(() -> group(each, now)));
  }

  /**
   * About a second has passed: deferred work is tried again, time-dependent work is done, a past
   * day is sealed, and old events are pruned, a page at a time.
   */
  public void tick(Moment now) {
    disk.takeDeferred().forEach(input -> pending.add(() -> alone(new Letter(input), 1, now)));
    pending.add(() -> goOnInANewEpoch(now));
    pending.add(() -> alone(new Letter(new Input.Ticked()), 0, now));
    pending.add(() -> seal(now));
    pending.add(() -> prune(now));
  }

  /**
   * Ends the ledger's epoch and begins a new one before any other letter; it is tried again until
   * there is room.
   */
  public void diverged(Divergence found) {
    epoch.found(found);
  }

  /** The next action; null when there is none until the next letters or tick. */
  public @Nullable Action next() {
    return pending.next();
  }

  /** The write that {@link #next} gave is done. */
  public void written(List<Event> events) {
    pending.written(events);
  }

  /** There was no room for the write that {@link #next} returned: nothing of it was done. */
  public void full() {
    pending.full();
  }

  /** Whether the last append found room; until one does again, letters are taken one by one. */
  public boolean isRoomy() {
    return disk.isRoomy();
  }

  /**
   * When touches that wait for the case server or for another board continue; {@code none} when
   * there are none.
   */
  public long dueAt(long none) {
    return Math.min(held.dueAt(none), asked.dueAt(none));
  }

  /** All letters that may not have been answered yet; for the end of the program. */
  public List<Letter> unanswered() {
    List<Letter> all = new ArrayList<>(held.takeAll());
    all.addAll(asked.takeAll());
    all.addAll(inHand);
    return all;
  }

  private void group(List<Letter> letters, Moment now) {
    if (letters.size() > 1 && disk.isRoomy()) {
      together(letters, now);
    } else {
      eachAlone(letters, now);
    }
  }

  /** Before all other work. */
  private void eachAlone(List<Letter> letters, Moment now) {
    letters.reversed().forEach(each -> pending.addFirst(() -> alone(each, 1, now)));
  }

  private void together(List<Letter> letters, Moment now) {
    LetterGroup group = new LetterGroup(ledger, now, this::fold);
    letters.forEach(letter -> group.add(letter, decide(letter.input(), now)));
    List<Stamped> batch = group.batch();
    append(
        batch,
        letters.size(),
        _ -> {
          group.requireForeseen();
          foldWithoutErased(batch);
          group.forEach((letter, decision) -> settle(letter, decision, now));
          tellNews(now);
        },
        () -> {
          foldAnew();
          eachAlone(letters, now);
        });
  }

  private void alone(Letter letter, int letters, Moment now) {
    alone(letter, letters, now, () -> {});
  }

  private void alone(Letter letter, int letters, Moment now, Runnable afterwards) {
    Decision decision = decide(letter.input(), now);
    List<Stamped> batch = Stamped.all(decision.events(), now);
    append(
        batch,
        letters,
        events -> {
          for (int i = 0; i < events.size(); i++) {
            fold(events.get(i), batch.get(i).data());
          }
          foldWithoutErased(batch);
          settle(letter, decision, now);
          tellNews(now);
          afterwards.run();
        },
        () -> disk.refuse(letter).forEach(pending::request));
  }

  private Decision decide(Input input, Moment now) {
    core.note(input, now);
    return core.decide(informed(input), now);
  }

  /** Adds to an erasure command the event in question, as it is in the ledger now. */
  private Input informed(Input input) {
    return input instanceof Input.Commanded(ServerCommand command)
            && command.order() instanceof EraseData order
        ? new Input.ErasureAsked(
            command, ledger.find(order.epoch(), order.sequence()), ledger.acknowledged())
        : input;
  }

  /** With the witness before it, where the batch takes a slot. */
  private void append(List<Stamped> batch, int letters, Consumer<List<Event>> done, Runnable full) {
    if (batch.isEmpty()) {
      done.accept(List.of());
      return;
    }
    if (!epoch.admits(batch)) {
      noRoom(full);
      return;
    }
    Witness.Testimony first = witness.before(batch, ledger.head());
    if (first == null) {
      store(batch, letters, done, full);
    } else {
      pending.request(
          new Action.Testify(first),
          _ -> {
            witness.wrote(first);
            store(batch, letters, done, full);
          },
          () -> noRoom(full));
    }
  }

  private void store(List<Stamped> batch, int letters, Consumer<List<Event>> done, Runnable full) {
    pending.request(
        new Action.Append(batch, letters),
        events -> {
          disk.found(true);
          if (witness.isDueAfter(batch)) {
            pending.addFirst(this::testify);
          }
          done.accept(events);
        },
        () -> noRoom(full));
  }

  /** The ledger has the event already: if there is no room, the older record is still true. */
  private void testify() {
    Witness.Testimony next = witness.at(ledger.head());
    pending.request(new Action.Testify(next), _ -> witness.wrote(next), () -> {});
  }

  private void noRoom(Runnable full) {
    disk.found(false);
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
    night.forget();
    pending.request(new Action.FoldAnew());
  }

  private void settle(Letter letter, Decision decision, Moment now) {
    decision.effects().forEach(effect -> pending.request(new Action.Perform(effect)));
    Answer answer = decision.answer();
    Decision.Asked question = decision.asked();
    if (question != null && letter.input() instanceof Input.Touched) {
      asked.hold(letter, question, now.monotonicNanos());
    } else if (letter.reply() != null) {
      pending.request(new Action.Reply(letter, answer == null ? new Answer.Done(null) : answer));
    }
  }

  private void tellNews(Moment now) {
    core.news(now).forEach(effect -> pending.request(new Action.Perform(effect)));
  }

  private void goOnInANewEpoch(Moment now) {
    Divergence found = epoch.found();
    if (found == null) {
      beBorn(now);
      return;
    }
    pending.request(
        new Action.BeginEpoch(found.reason()),
        _ -> {
          epoch.begun(found);
          held.release();
          beBorn(now);
        },
        () -> {});
  }

  private void beBorn(Moment now) {
    Divergence unborn = epoch.unborn();
    if (unborn != null) {
      alone(new Letter(started(unborn.spent())), 0, now, epoch::born);
    }
  }

  private void seal(Moment now) {
    night.seal(ledger, now).ifPresent(over -> alone(new Letter(over), 0, now));
  }

  private void prune(Moment now) {
    night
        .prune(ledger, now)
        .ifPresent(due ->
            alone(
                new Letter(due.going()),
                0,
                now,
                () -> pending.request(due.prune(), _ -> {}, () -> {})));
  }
}
