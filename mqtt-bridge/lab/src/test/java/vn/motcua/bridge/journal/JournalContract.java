package vn.motcua.bridge.journal;

import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static vn.motcua.bridge.journal.Moments.at;
import static vn.motcua.bridge.journal.Moments.event;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import vn.motcua.bridge.BoardEvent.Start;
import vn.motcua.bridge.Chain;
import vn.motcua.bridge.ClockQuality;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.SampleEvent;
import vn.motcua.bridge.SampleEvent.ManifestClosed;
import vn.motcua.bridge.SampleEvent.TicketUnknown;
import vn.motcua.bridge.journal.Journal.Entry;
import vn.motcua.bridge.journal.Journal.Head;
import vn.motcua.bridge.lab.MemoryJournal;

/** What every journal does, whatever it is kept on. */
public abstract class JournalContract {

  /** An empty ledger of {@link Moments#BOARD} whose epochs come from the seed. */
  protected abstract Ledger create(long seed);

  /** The same ledger after its program was stopped and started. */
  protected abstract Ledger restart(Ledger ledger);

  /** Takes the room for further events away, or gives it back. */
  protected abstract void room(Ledger ledger, boolean there);

  @Test
  void whatIsPrunedIsGoneAndWhatStaysKeepsItsPlacesAndLinks() {
    try (Ledger ledger = create(1)) {
      List<Event> events = ledger.append(List.of(event(1), event(2), event(3), event(4)), at(1));
      ledger.acknowledge(3);
      ledger.prune(2);
      assertThat(ledger.peek(0, 10).stream().map(Entry::position)).containsExactly(3L, 4L);
      assertThat(ledger.peek(3, 10).stream().map(Entry::event)).containsExactly(events.get(3));
      assertThat(ledger.find(ledger.head().epoch(), 2)).isNull();
      assertThat(ledger.append(List.of(event(5)), at(2)).getFirst().previousHash())
          .isEqualTo(events.get(3).hash());
      try (Ledger again = restart(ledger)) {
        assertThat(again.acknowledged()).isEqualTo(3);
        assertThat(again.peek(0, 10).stream().map(Entry::position)).containsExactly(3L, 4L, 5L);
      }
    }
  }

  @Test
  void whatTheCaseServerDoesNotHoldCannotBePruned() {
    try (Ledger ledger = create(1)) {
      ledger.append(List.of(event(1), event(2), event(3)), at(1));
      ledger.acknowledge(2);
      assertThatExceptionOfType(IllegalArgumentException.class)
          .isThrownBy(() -> ledger.prune(2))
          .withMessage("position 2 is not below the acknowledged 2");
      assertThat(ledger.peek(0, 10)).hasSize(3);
    }
  }

  @Test
  void aNewLedgerIsEmpty() {
    try (Ledger ledger = create(1)) {
      assertThat(ledger.opening().start()).isEqualTo(Start.FIRST);
      assertThat(ledger.opening().previous()).isNull();
      assertThat(ledger.head().epoch()).matches("[0-9a-f]{16}");
      assertThat(ledger.head()).isEqualTo(new Head(ledger.head().epoch(), 0, Chain.GENESIS, 0));
      assertThat(ledger.peek(0, 10)).isEmpty();
      assertThat(ledger.acknowledged()).isZero();
    }
  }

  @Test
  void eventsAreChainedWithoutAGap() {
    try (Ledger ledger = create(1)) {
      List<Event> events = new ArrayList<>(ledger.append(List.of(event(1), event(2)), at(1)));
      events.addAll(ledger.append(List.of(event(3)), at(2)));
      String previous = Chain.GENESIS;
      for (int i = 0; i < 3; i++) {
        assertThat(events.get(i).sequence()).isEqualTo(i + 1);
        assertThat(events.get(i).previousHash()).isEqualTo(previous);
        assertThat(Chain.isIntact(events.get(i))).isTrue();
        previous = events.get(i).hash();
      }
      assertThat(ledger.head()).isEqualTo(new Head(events.getFirst().epoch(), 3, previous, 3));
    }
  }

  @Test
  void whatIsForeseenIsWhatAppendMakesOfItAndChangesNothing() {
    try (Ledger ledger = create(1)) {
      ledger.append(List.of(event(1)), at(1));
      Head before = ledger.head();
      Head end = before;
      List<Stamped> batch = List.of(new Stamped(event(2), at(2)), new Stamped(event(3), at(3)));
      List<Event> foreseen = new ArrayList<>();
      for (Stamped next : batch) {
        foreseen.add(ledger.foresee(end, next));
        end = end.after(foreseen.getLast());
      }
      assertThat(ledger.head()).isEqualTo(before);
      assertThat(ledger.peek(0, 10)).hasSize(1);
      assertThat(ledger.append(batch)).isEqualTo(foreseen);
      assertThat(ledger.head()).isEqualTo(end);
    }
  }

  @Test
  void anEventComesBackAsItWasAppended() {
    try (Ledger ledger = create(1)) {
      EventData data =
          new TicketUnknown(
              at(0).wall().atZone(java.time.ZoneOffset.UTC).toLocalDate(),
              "2017",
              "job \"1\"",
              "kẹt giấy 🖨️ \u0000");
      var odd =
          new vn.motcua.bridge.Moment(at(9).wall().plusNanos(1), "", -1, ClockQuality.UNTRUSTED);
      List<Event> appended = ledger.append(List.of(data), odd);
      assertThat(ledger.peek(0, 10)).isEqualTo(List.of(new Entry(1, appended.getFirst())));
    }
  }

  @Test
  void peekRemovesNothing() {
    try (Ledger ledger = create(1)) {
      append(ledger, 1, 10);
      assertThat(positions(ledger.peek(0, 4))).containsExactly(1L, 2L, 3L, 4L);
      assertThat(positions(ledger.peek(0, 4))).containsExactly(1L, 2L, 3L, 4L);
      assertThat(positions(ledger.peek(8, 4))).containsExactly(9L, 10L);
      assertThat(ledger.peek(10, 4)).isEmpty();
      assertThat(ledger.peek(11, 4)).isEmpty();
    }
  }

  @Test
  void anAcknowledgementNeverGoesBack() {
    Ledger ledger = create(1);
    append(ledger, 1, 10);
    ledger.acknowledge(7);
    ledger.acknowledge(3);
    assertThat(ledger.acknowledged()).isEqualTo(7);
    try (Ledger again = restart(ledger)) {
      assertThat(again.acknowledged()).isEqualTo(7);
      assertThat(positions(again.peek(again.acknowledged(), 10))).containsExactly(8L, 9L, 10L);
    }
  }

  @Test
  void whatIsNotThereCannotBeAcknowledged() {
    try (Ledger ledger = create(1)) {
      append(ledger, 1, 2);
      assertThatExceptionOfType(IllegalArgumentException.class)
          .isThrownBy(() -> ledger.acknowledge(3))
          .withMessage("position 3 is beyond the head, 2");
    }
  }

  @Test
  void aRestartGoesOnInTheSameChain() {
    Ledger ledger = create(1);
    append(ledger, 1, 5);
    Head before = ledger.head();
    try (Ledger again = restart(ledger)) {
      assertThat(again.head()).isEqualTo(before);
      assertThat(again.opening().start()).isEqualTo(Start.RESTART);
      assertThat(again.opening().previous()).isNull();
      Event next = again.append(List.of(event(6)), at(6)).getFirst();
      assertThat(next.previousHash()).isEqualTo(before.hash());
      assertThat(next.sequence()).isEqualTo(6);
    }
  }

  @Test
  void aNewEpochBeginsAtOneAndNamesTheOldOne() {
    Ledger ledger = create(1);
    append(ledger, 1, 3);
    Head ended = ledger.head();
    ledger.beginEpoch("the case server holds more");
    assertThat(ledger.opening().previous()).isEqualTo(ended);
    Opening opening = ledger.opening();
    Ledger again = restart(ledger);
    assertThat(again.opening()).isEqualTo(opening);
    again.append(List.of(again.opening().born("1.0", List.of("ticket"))), at(4));
    try (Ledger third = restart(again)) {
      assertThat(third.opening().start()).isEqualTo(Start.RESTART);
      Entry born = third.peek(3, 1).getFirst();
      assertThat(born.position()).isEqualTo(4);
      assertThat(born.event().sequence()).isEqualTo(1);
      assertThat(born.event().previousHash()).isEqualTo(Chain.GENESIS);
      assertThat(born.event().data())
          .contains("\"start\":\"new-epoch\"", ended.epoch(), ended.hash());
      assertThat(third.find(ended.epoch(), 2)).isEqualTo(third.peek(1, 1).getFirst());
      assertThat(third.find(born.event().epoch(), 1)).isEqualTo(born);
    }
  }

  @Test
  void anEventIsFoundByItsName() {
    try (Ledger ledger = create(1)) {
      append(ledger, 1, 3);
      String epoch = ledger.head().epoch();
      assertThat(ledger.find(epoch, 3)).isEqualTo(ledger.peek(2, 1).getFirst());
      assertThat(ledger.find(epoch, 4)).isNull();
      assertThat(ledger.find(epoch, 0)).isNull();
      assertThat(ledger.find("0000000000000000", 1)).isNull();
    }
  }

  @Test
  void aBatchIsTakenWholeOrNotAtAll() {
    try (Ledger ledger = create(1)) {
      append(ledger, 1, 1);
      var large = new ManifestClosed("x".repeat(Journal.DATA_BYTES_MAX), 1);
      assertThatExceptionOfType(DataTooLargeException.class)
          .isThrownBy(() -> ledger.append(List.of(event(2), large), at(2)))
          .withMessage("vn.motcua.manifest.closed.v1 has more than 65536 bytes of data");
      assertThat(ledger.head().sequence()).isEqualTo(1);
      assertThat(ledger.peek(1, 1)).isEmpty();
      assertThat(ledger.append(List.of(event(2)), at(2)).getFirst().sequence()).isEqualTo(2);
    }
  }

  @Test
  void theLargestBatchIsTakenAndALargerOneIsRefused() {
    try (Ledger ledger = create(1)) {
      append(ledger, 1, Journal.BATCH_EVENTS_MAX);
      assertThatExceptionOfType(IllegalArgumentException.class)
          .isThrownBy(() -> append(ledger, 1, Journal.BATCH_EVENTS_MAX + 1))
          .withMessage("1001 events in one batch, at most 1000");
      assertThat(ledger.append(List.of(), at(3))).isEmpty();
      assertThat(ledger.head().sequence()).isEqualTo(Journal.BATCH_EVENTS_MAX);
    }
  }

  @Test
  void aFullDiskTakesNothingAndKeepsWhatItHas() {
    Ledger ledger = create(1);
    append(ledger, 1, 20);
    Head before = ledger.head();
    room(ledger, false);
    for (int attempt = 0; attempt < 3; attempt++) {
      assertThatExceptionOfType(JournalFullException.class)
          .isThrownBy(() -> append(ledger, 21, Journal.BATCH_EVENTS_MAX));
      assertThat(ledger.head()).isEqualTo(before);
    }
    assertThat(ledger.peek(0, 100)).hasSize(20);
    ledger.acknowledge(20);
    room(ledger, true);
    append(ledger, 21, Journal.BATCH_EVENTS_MAX);
    try (Ledger again = restart(ledger)) {
      assertThat(again.head().sequence()).isEqualTo(20 + Journal.BATCH_EVENTS_MAX);
      assertThat(again.acknowledged()).isEqualTo(20);
    }
  }

  @Test
  void replayHandsOverEverythingInOrder() {
    try (Ledger ledger = create(1)) {
      append(ledger, 1, 700);
      ledger.beginEpoch("for this test");
      append(ledger, 1, 700);
      List<Event> replayed = new ArrayList<>();
      ledger.replay(replayed::add);
      assertThat(replayed)
          .isEqualTo(ledger.peek(0, 2_000).stream().map(Entry::event).collect(toList()))
          .hasSize(1_400);
    }
  }

  @Test
  void theSameSeedGivesTheSameLedger() {
    List<Event> first = someDay(create(42));
    assertThat(
            someDay(
                new MemoryJournal(
                    Moments.BOARD, SampleEvent.CATALOGUE, new java.util.SplittableRandom(42))))
        .isEqualTo(first);
  }

  @Test
  void readersNeverSeeHalfABatchWhileTheStationAppends() throws Exception {
    long batches = 100;
    int size = 7;
    try (Ledger ledger = create(1);
        ExecutorService threads = Executors.newFixedThreadPool(2)) {
      Callable<Long> delivery =
          () -> {
            long position = 0;
            while (position < batches * size && !Thread.currentThread().isInterrupted()) {
              List<Entry> seen = ledger.peek(position, 1_000);
              assertThat(seen.size() % size).isZero();
              if (!seen.isEmpty()) {
                position = seen.getLast().position();
                ledger.acknowledge(position);
              }
            }
            return position;
          };
      Future<Long> delivered = threads.submit(delivery);
      for (int i = 0; i < batches; i++) {
        append(ledger, (long) i * size + 1, size);
      }
      assertThat(delivered.get(60, TimeUnit.SECONDS)).isEqualTo(batches * size);
      assertThat(ledger.acknowledged()).isEqualTo(batches * size);
    }
  }

  private static List<Event> someDay(Ledger ledger) {
    try (ledger) {
      append(ledger, 1, 20);
      ledger.beginEpoch("for this test");
      append(ledger, 21, 20);
      return ledger.peek(0, 100).stream().map(Entry::event).toList();
    }
  }

  public static void append(Ledger ledger, long first, int count) {
    ledger.append(
        LongStream.range(first, first + count).mapToObj(Moments::event).toList(), at(first));
  }

  private static List<Long> positions(List<Entry> entries) {
    return entries.stream().map(Entry::position).toList();
  }
}
