package vn.motcua.bridge.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static vn.motcua.bridge.journal.Moments.BOARD;
import static vn.motcua.bridge.journal.Moments.at;
import static vn.motcua.bridge.journal.Moments.event;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.SampleEvent;
import vn.motcua.bridge.SampleEvent.ManifestClosed;
import vn.motcua.bridge.journal.sqlite.SqliteJournal;

class GroupCommitTest {
  @TempDir Path directory;

  @Test
  void manyProducersMakeOneChainAndEachGetsItsOwnEvents() throws Exception {
    int producers = 8;
    int each = 100;
    try (SqliteJournal ledger =
            SqliteJournal.open(directory, BOARD, SampleEvent.CATALOGUE, new SplittableRandom(1));
        ExecutorService threads = Executors.newFixedThreadPool(producers)) {
      GroupCommit group = new GroupCommit(ledger::append);
      List<Future<List<Event>>> futures = new ArrayList<>();
      for (int producer = 0; producer < producers; producer++) {
        int first = producer * each;
        futures.add(threads.submit(() -> produce(group, first, each)));
      }
      for (int producer = 0; producer < producers; producer++) {
        List<Event> events = futures.get(producer).get(60, TimeUnit.SECONDS);
        for (int i = 0; i < each; i++) {
          assertThat(events.get(i).data()).contains("\"" + (producer * each + i) + "\"");
          assertThat(ledger.find(events.get(i).epoch(), events.get(i).sequence()))
              .isEqualTo(new Journal.Entry(events.get(i).sequence(), events.get(i)));
        }
      }
      Verification seen = ledger.verify(entry -> {}, finding -> {});
      assertThat(seen.events()).isEqualTo(producers * 100L);
      assertThat(seen.faults()).isZero();
    }
  }

  @Test
  void aWrongBatchFailsAlone() {
    var ledger = new MemoryJournal(BOARD, SampleEvent.CATALOGUE, new SplittableRandom(1));
    GroupCommit group = new GroupCommit(ledger::append);
    var large = new ManifestClosed("x".repeat(Journal.DATA_BYTES_MAX), 1);
    assertThatExceptionOfType(DataTooLargeException.class)
        .isThrownBy(() -> group.append(List.of(new Stamped(large, at(1)))));
    assertThat(group.append(List.of(new Stamped(event(1), at(1)), new Stamped(event(2), at(2)))))
        .extracting(Event::sequence)
        .containsExactly(1L, 2L);
  }

  @Test
  void aFullDiskIsToldToTheProducerAndRoomIsUsedAgain() {
    var ledger = new MemoryJournal(BOARD, SampleEvent.CATALOGUE, new SplittableRandom(1));
    GroupCommit group = new GroupCommit(ledger::append);
    ledger.roomFor(0);
    List<Stamped> batch = List.of(new Stamped(event(1), at(1)));
    assertThatExceptionOfType(JournalFullException.class).isThrownBy(() -> group.append(batch));
    ledger.roomFor(10);
    assertThat(group.append(batch)).hasSize(1);
  }

  @Test
  @Timeout(30)
  void whoWaitsForASlowDiskIsAwakeForAMomentOnlyAndThenSleeps() throws Exception {
    var ledger = new MemoryJournal(BOARD, SampleEvent.CATALOGUE, new SplittableRandom(1));
    Semaphore asked = new Semaphore(0);
    Semaphore answers = new Semaphore(1);
    GroupCommit group =
        new GroupCommit(batch -> {
          asked.release();
          answers.acquireUninterruptibly();
          return ledger.append(batch);
        });
    produce(group, 1, 1); // at once: the next might wait awake
    Thread leads = Thread.ofPlatform().start(() -> produce(group, 2, 1));
    asked.acquire(2);
    Thread waits = Thread.ofPlatform().start(() -> produce(group, 3, 1));
    while (waits.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    answers.release(2);
    leads.join();
    waits.join();
    assertThat(ledger.head().sequence()).isEqualTo(3);
  }

  private static List<Event> produce(GroupCommit group, int first, int count) {
    List<Event> events = new ArrayList<>();
    for (int i = first; i < first + count; i++) {
      events.addAll(group.append(List.of(new Stamped(event(i), at(i)))));
    }
    return events;
  }
}
