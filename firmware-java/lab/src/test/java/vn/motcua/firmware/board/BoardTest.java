package vn.motcua.firmware.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.bridge.BoardEvent.DeviceChanged;
import vn.motcua.bridge.BoardEvent.LedgerConfirmed;
import vn.motcua.bridge.BoardEvent.Start;
import vn.motcua.bridge.ClockQuality;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.SlotEvent.SlotSpent;
import vn.motcua.bridge.journal.Identity;
import vn.motcua.bridge.journal.JournalFailedException;
import vn.motcua.bridge.journal.Ledger;
import vn.motcua.bridge.journal.Stamped;
import vn.motcua.bridge.lab.ForwardingLedger;
import vn.motcua.bridge.lab.MemoryJournal;
import vn.motcua.firmware.access.Caller;
import vn.motcua.firmware.board.turn.Divergence;
import vn.motcua.firmware.board.turn.NightSeal;
import vn.motcua.firmware.board.turn.NightWork;
import vn.motcua.firmware.board.turn.Release;
import vn.motcua.firmware.board.turn.Retention;
import vn.motcua.firmware.board.turn.Turn;
import vn.motcua.firmware.board.turn.Witness;
import vn.motcua.firmware.core.Core;
import vn.motcua.firmware.core.Scene;
import vn.motcua.firmware.core.Stations;
import vn.motcua.firmware.queue.touch.KioskTouch;
import vn.motcua.firmware.station.Answer;
import vn.motcua.firmware.station.Input;
import vn.motcua.firmware.station.Touch;
import vn.motcua.firmware.view.DeliveryView;

/** The station thread on a slow card. */
class BoardTest {
  private static final Identity BOARD = new Identity("minh-hoa", "board-1");
  private static final int PEOPLE = 20;
  private static final DeviceChanged CHANGE =
      new DeviceChanged("x", "scanner", "ready", "test", null);
  private static final Instant MORNING = Instant.parse("2026-11-20T00:30:00Z");

  private static final KeyPair KEYS = keys();

  @TempDir Path directory = Path.of("");

  private final Mailbox mailbox = new Mailbox();

  private static KeyPair keys() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has Ed25519", e);
    }
  }

  /** A card whose next write blocks until the test releases it. */
  private static final class Stalling extends ForwardingLedger {
    final Semaphore stalled = new Semaphore(0);
    final CountDownLatch released = new CountDownLatch(1);
    final List<Integer> writes = new CopyOnWriteArrayList<>();
    volatile boolean broken;

    Stalling(Ledger ledger) {
      super(ledger);
    }

    @Override
    public List<Event> append(List<Stamped> batch) {
      if (!writes.isEmpty()) { // the first is the board's birth
        stalled.release();
        awaitRelease();
      }
      if (broken) {
        throw new JournalFailedException("writing", new IOException("the card is gone"));
      }
      List<Event> events = super.append(batch);
      writes.add(events.size());
      return events;
    }

    private void awaitRelease() {
      try {
        assertThat(released.await(60, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        throw new IllegalStateException("the board was closed while its card stalled", e);
      }
    }
  }

  @Test
  void aCardThatBreaksEndsTheStationAndNobodyIsLeftWithoutAnAnswer() throws Exception {
    CompletableFuture<Throwable> fatal = new CompletableFuture<>();
    try (Stalling card = new Stalling(whole());
        Board board = board(card, fatal::complete)) {
      board.start();
      List<CompletableFuture<Answer>> all =
          new ArrayList<>(List.of(board.ask(number(0), new Caller.Unguarded())));
      assertThat(card.stalled.tryAcquire(60, TimeUnit.SECONDS)).isTrue();
      for (int person = 1; person <= PEOPLE; person++) {
        all.add(board.ask(number(person), new Caller.Unguarded()));
      }
      card.broken = true;
      card.released.countDown();
      assertThat(fatal.get(60, TimeUnit.SECONDS)).isInstanceOf(JournalFailedException.class);
      for (CompletableFuture<Answer> each : all) {
        assertThat(each.get(60, TimeUnit.SECONDS))
            .isInstanceOfSatisfying(
                Answer.Refused.class, refused -> assertThat(refused.code()).isEqualTo("stopping"));
      }
    }
  }

  @Test
  void aFailureInTheMiddleOfAGroupAnswersEachOfIt() throws Exception {
    CompletableFuture<Throwable> fatal = new CompletableFuture<>();
    try (Stalling card = new Stalling(whole());
        Board board = board(card, fatal::complete)) {
      List<CompletableFuture<Answer>> all = new ArrayList<>();
      for (int person = 0; person < PEOPLE; person++) {
        all.add(board.ask(number(person), new Caller.Unguarded()));
      }
      card.broken = true;
      card.released.countDown();
      board.start();
      for (CompletableFuture<Answer> each : all) {
        assertThat(each.get(60, TimeUnit.SECONDS)).isInstanceOf(Answer.Refused.class);
      }
      assertThat(fatal.get(60, TimeUnit.SECONDS)).isInstanceOf(JournalFailedException.class);
    }
  }

  @Test
  void whatWaitsWhileTheCardStallsGoesToItInOneWriteAndIsAnsweredAfterIt() throws Exception {
    try (Stalling card = new Stalling(whole());
        Board board = board(card, broken -> {})) {
      board.start();
      CompletableFuture<Answer> first = board.ask(number(0), new Caller.Unguarded());
      assertThat(card.stalled.tryAcquire(60, TimeUnit.SECONDS)).isTrue();
      List<CompletableFuture<Answer>> others = new ArrayList<>();
      for (int person = 1; person <= PEOPLE; person++) {
        others.add(board.ask(number(person), new Caller.Unguarded()));
      }
      assertThat(first).isNotDone();
      assertThat(others).noneMatch(CompletableFuture::isDone);

      card.released.countDown();
      assertThat(numberOf(first)).isEqualTo("1001");
      for (int person = 1; person <= PEOPLE; person++) {
        assertThat(numberOf(others.get(person - 1))).isEqualTo("1%03d".formatted(1 + person));
      }
      int eventsOfOne = card.writes.get(1);
      assertThat(card.writes.subList(1, card.writes.size()))
          .containsExactly(eventsOfOne, PEOPLE * eventsOfOne);
    }
  }

  @Test
  void theFirstTouchWaitsForTheCaseServersAnswerAndThenHasThreeDigitsAfterItsLine()
      throws Exception {
    MemoryJournal ledger = new MemoryJournal(BOARD, Stations.ALL.events(), new SplittableRandom(1));
    try (Board board = board(ledger, broken -> {})) {
      CompletableFuture<Answer> first = board.ask(number(0), new Caller.Unguarded());
      mailbox.answered(new Input.Answered(ledger.head().epoch(), true, List.of()));
      board.start();
      assertThat(numberOf(first)).isEqualTo("1001");
    }
  }

  @Test
  void withoutAnAnswerOfTheCaseServerTheFirstTouchWaitsThreeTenthsOfASecondAndTheNextNotAtAll()
      throws Exception {
    MemoryJournal ledger = new MemoryJournal(BOARD, Stations.ALL.events(), new SplittableRandom(1));
    try (Board board = board(ledger, broken -> {})) {
      board.start();
      long began = System.nanoTime();
      assertThat(numberOf(board.ask(number(0), new Caller.Unguarded()))).isEqualTo("10001");
      assertThat(System.nanoTime() - began).isGreaterThan(300_000_000L);
      assertThat(numberOf(board.ask(number(1), new Caller.Unguarded()))).isEqualTo("10002");
      mailbox.answered(new Input.Answered(ledger.head().epoch(), true, List.of()));
      assertThat(numberOf(board.ask(number(2), new Caller.Unguarded())))
          .as("too late today")
          .isEqualTo("10003");
    }
  }

  @Test
  void onceTheCaseServerKnowsMoreOfTheBoardTheNextNumberIsOfAnotherSlot() throws Exception {
    MemoryJournal ledger = new MemoryJournal(BOARD, Stations.ALL.events(), new SplittableRandom(1));
    try (Board board = board(ledger, broken -> {})) {
      board.start();
      mailbox.answered(new Input.Answered(ledger.head().epoch(), true, List.of()));
      assertThat(numberOf(board.ask(number(0), new Caller.Unguarded()))).isEqualTo("1001");
      mailbox.diverged(
          new Divergence("put back", List.of(new SlotSpent(LocalDate.of(2026, 11, 20), 0))));
      assertThat(numberOf(board.ask(number(1), new Caller.Unguarded()))).isEqualTo("11001");
      assertThat(ledger.opening().start()).isEqualTo(Start.NEW_EPOCH);
    }
  }

  @Test
  void theWatchdogIsFedWhileALongLedgerIsReplayed() throws Exception {
    MemoryJournal ledger = whole();
    Moment at = new Moment(MORNING, "boot", 0, ClockQuality.SYNCHRONISED);
    for (int thousands = 0; thousands < 5; thousands++) {
      assertThat(ledger.append(Collections.nCopies(1_000, CHANGE), at)).hasSize(1_000);
    }
    AtomicInteger signs = new AtomicInteger();
    try (Board board = board(ledger, broken -> {}, signs::incrementAndGet)) {
      ledger.roomFor(ledger.head().position());
      var both =
          List.of(
              board.ask(number(0), new Caller.Unguarded()),
              board.ask(number(1), new Caller.Unguarded()));
      assertThat(signs).as("one each thousand while it is made, also within a process").hasValue(5);
      board.start();
      for (CompletableFuture<Answer> each : both) {
        assertThat(each.get(60, TimeUnit.SECONDS)).isInstanceOf(Answer.Refused.class);
      }
      assertThat(signs).as("the first tick's, and one each thousand").hasValueGreaterThan(5 + 5);
    }
  }

  /** A ledger that was confirmed in an earlier life. */
  private static MemoryJournal whole() {
    MemoryJournal ledger = new MemoryJournal(BOARD, Stations.ALL.events(), new SplittableRandom(1));
    Moment at = new Moment(MORNING, "boot", 0, ClockQuality.SYNCHRONISED);
    ledger.append(
        List.of(
            ledger.opening().born("test", List.of("hub")),
            new LedgerConfirmed(ledger.head().epoch())),
        at);
    return ledger.afterRestart();
  }

  private static Touch number(int person) {
    return new KioskTouch.TakeNumber("touch-" + person, "dat-dai", null);
  }

  private static String numberOf(CompletableFuture<Answer> answer) throws Exception {
    return ((Answer.NumberGiven) answer.get(60, TimeUnit.SECONDS)).number();
  }

  private Board board(Ledger ledger, Consumer<Throwable> fatal) {
    return board(ledger, fatal, () -> {});
  }

  private Board board(Ledger ledger, Consumer<Throwable> fatal, Runnable alive) {
    Witness witness = new WitnessFile(directory);
    witness.write(new Witness.Testimony(ledger.head(), List.of()));
    Core core = new Core(Scene.site(), Stations.ALL);
    Turn turn =
        new Turn(
            core,
            ledger,
            new Release("test", List.of("hub")),
            new NightWork(
                new NightSeal(BOARD, KEYS.getPrivate()),
                new Retention(Duration.ofDays(90), Stations.ALL.legacy())),
            witness.read());
    return new Board(
        core,
        turn,
        ledger,
        mailbox,
        () -> new Moment(MORNING, "boot", System.nanoTime(), ClockQuality.SYNCHRONISED),
        new Board.Needs(
            effect -> {},
            () -> {},
            () -> new DeliveryView(true, 0),
            witness,
            _ -> {},
            alive,
            fatal));
  }
}
