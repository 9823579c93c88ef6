package vn.motcua.bridge.inbox.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.bridge.Chain;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.anchor.AnchorBook;
import vn.motcua.bridge.anchor.AnchorFile;
import vn.motcua.bridge.anchor.DayHeads;
import vn.motcua.bridge.inbox.audit.Forgotten;
import vn.motcua.bridge.inbox.audit.SealKeys;
import vn.motcua.bridge.inbox.store.Anomaly;
import vn.motcua.bridge.inbox.store.ChainId;
import vn.motcua.bridge.inbox.store.InboxStore;
import vn.motcua.bridge.inbox.store.RecordReader;

/** What a check of any store's record finds, and what it finds sound. */
abstract class RecordCheckContract {
  static final Instant NOW = Instant.parse("2026-11-20T01:00:00Z");

  @TempDir Path directory = Path.of("");
  final Sealed board = new Sealed("quay-1", "00000000000000aa");
  final Sealed other = new Sealed("quay-2", "00000000000000bb");
  InboxStore store;

  abstract InboxStore open();

  abstract RecordReader reader();

  @BeforeEach
  void openStore() {
    store = open();
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  final void fill() {
    board.day("2026-11-18", 8).day("2026-11-19", 5).day("2026-11-20", 4);
    other.day("2026-11-18", 3).day("2026-11-20", 3);
    store.commit(InboxStore.Additions.of(board.events()), NOW);
    store.commit(InboxStore.Additions.of(other.events()), NOW);
  }

  final List<String> faults() {
    return faults(RecordQuestion.everything());
  }

  final List<String> faults(RecordQuestion question) {
    List<String> told = new ArrayList<>();
    try (RecordReader record = reader()) {
      RecordTally tally = new RecordCheck(record, question, told::add).run();
      assertThat(tally.faults()).isEqualTo(told.size());
    }
    return told;
  }

  @Test
  void aRecordAsBoardsSentItIsSoundAndItsCountsAreReported() {
    fill();
    try (RecordReader record = reader()) {
      RecordTally tally = new RecordCheck(record, RecordQuestion.everything(), line -> {}).run();
      assertThat(tally)
          .isEqualTo(
              new RecordTally(2, board.events().size() + other.events().size(), 0, 5, 0, 0, 0));
    }
    assertThat(faults()).isEmpty();
  }

  @Test
  void anEmptyRecordIsSound() {
    assertThat(faults()).isEmpty();
  }

  @Test
  void pagesOfAChainAreOneChain() {
    board.day("2026-11-18", RecordReader.PAGE_ROWS * 3 - 2);
    store.commit(InboxStore.Additions.of(board.events()), NOW);
    assertThat(board.events()).hasSize(RecordReader.PAGE_ROWS * 3);
    assertThat(faults()).isEmpty();
  }

  @Test
  void aRecordThatGrowsMeanwhileIsSoundAtEveryInstant() throws Exception {
    board.day("2026-11-18", 1_200);
    List<Event> events = board.events();
    var looked = new CountDownLatch(1);
    try (ExecutorService inbox = Executors.newSingleThreadExecutor()) {
      Future<?> growing =
          inbox.submit(() -> {
            grow(events.subList(0, 600));
            looked.await(); // so that it is looked at before it is whole, however fast the store
            grow(events.subList(600, events.size()));
            return true;
          });
      do {
        assertThat(faults()).isEmpty();
        looked.countDown();
      } while (!growing.isDone());
      growing.get();
    }
    assertThat(faults()).isEmpty();
  }

  private void grow(List<Event> events) {
    events.forEach(event -> store.commit(InboxStore.Additions.of(List.of(event)), NOW));
  }

  @Test
  void aSealAfterOtherEventsIsCountedUpToWhereItSays() {
    board.lateSeal("2026-11-18", 4, 3).lateSeal("2026-11-19", 4, DayCounts.RECENT_MAX + 5);
    store.commit(InboxStore.Additions.of(board.events()), NOW);
    assertThat(faults()).isEmpty();
  }

  @Test
  void aWrongSealIsNamedWithWhatItMeans() {
    board.day("2026-11-18", 3).wrongSeal("2026-11-18");
    store.commit(InboxStore.Additions.of(board.events()), NOW);
    assertThat(faults())
        .singleElement()
        .asString()
        .startsWith("SEAL hanoi/quay-1/00000000000000aa-6: ")
        .contains("sealed {vn.motcua.x.y.v1=9}, held ")
        .endsWith(
            "events of that day are not those the board signed, or the board did not sign it");
  }

  @Test
  void aSealIsCheckedAgainstTheKeysOfTheCentre() throws Exception {
    fill();
    board.writeKey(directory);
    RecordQuestion keyed =
        new RecordQuestion(
            null, null, Forgotten.NOTHING, SealKeys.in(directory), AnchorBook.empty());
    assertThat(faults(keyed))
        .hasSize(2)
        .allMatch(line -> line.contains("has no key of this board"));
    other.writeKey(directory);
    RecordQuestion known =
        new RecordQuestion(
            null, null, Forgotten.NOTHING, SealKeys.in(directory), AnchorBook.empty());
    assertThat(faults(known)).isEmpty();
  }

  @Test
  void whatIsAsideStandsOnSomethingHeldOrIsNamed() {
    fill();
    List<Event> parted = board.partedFrom(4, 2);
    store.commit(new InboxStore.Additions(List.of(), parted, List.of()), NOW);
    assertThat(faults()).isEmpty();
    List<Event> floating = board.partedFrom(6, 2).subList(1, 2);
    store.commit(new InboxStore.Additions(List.of(), floating, List.of()), NOW);
    assertThat(faults())
        .singleElement()
        .asString()
        .startsWith("ASIDE hanoi/quay-1/00000000000000aa-8: kept aside, and it follows nothing");
  }

  @Test
  void anEventWithoutItsDataIsSoundOnlyWhenThatIsOnRecord() {
    board.day("2026-11-18", 4);
    List<Event> events = new ArrayList<>(board.events());
    events.set(2, Sealed.without(events.get(2)));
    store.commit(InboxStore.Additions.of(events), NOW);
    assertThat(faults()).singleElement().asString().startsWith("CHANGED");
    Anomaly withheld =
        new Anomaly(ChainId.of(events.get(2)), Anomaly.Kind.WITHHELD, 3, "too large", NOW, null);
    store.commit(new InboxStore.Additions(List.of(), List.of(), List.of(withheld)), NOW);
    assertThat(faults()).isEmpty();
  }

  @Test
  void anEventWhoseDataIsErasedIsProvenAndCounted() {
    board.day("2026-11-18", 4);
    List<Event> events = new ArrayList<>(board.events());
    events.set(2, java.util.Objects.requireNonNull(Chain.erased(events.get(2))));
    store.commit(InboxStore.Additions.of(events), NOW);
    try (RecordReader record = reader()) {
      RecordTally tally = new RecordCheck(record, RecordQuestion.everything(), line -> {}).run();
      assertThat(tally).isEqualTo(new RecordTally(1, 6, 1, 1, 0, 0, 0));
    }
  }

  @Test
  void aRunThatIsInterruptedAnywhereGoesOnWhereItWasAndFindsTheSame() throws Exception {
    board.day("2026-11-18", 700).wrongSeal("2026-11-18").day("2026-11-19", 10_500);
    other.day("2026-11-18", 11_000).wrongSeal("2026-11-18").day("2026-11-20", 3);
    commitInParts(board.events());
    commitInParts(other.events());
    List<String> whole = faults();
    assertThat(whole).hasSize(2);
    int notes = 0;
    boolean isDone = false;
    ResumeFile file = new ResumeFile(directory.resolve("run.json"), "all");
    while (!isDone) {
      List<String> told = new ArrayList<>();
      try (RecordReader record = reader()) {
        RecordCheck check = new RecordCheck(record, RecordQuestion.everything(), told::add);
        file.read().ifPresent(check::from);
        List<RecordProgress> seen = new ArrayList<>();
        check.noting(progress -> {
          if (seen.isEmpty()) {
            write(file, progress);
            seen.add(progress);
          } else {
            throw new CancellationException("the power is gone");
          }
        });
        RecordTally tally = check.run();
        assertThat(told).isEqualTo(whole);
        assertThat(tally.events()).isEqualTo(board.events().size() + other.events().size());
        assertThat(tally.chains()).isEqualTo(2);
        isDone = true;
      } catch (CancellationException cut) {
        notes++;
      }
    }
    assertThat(notes).isBetween(3, 6);
  }

  private void commitInParts(List<Event> events) {
    for (int from = 0; from < events.size(); from += 1_000) {
      int to = Math.min(events.size(), from + 1_000);
      store.commit(InboxStore.Additions.of(events.subList(from, to)), NOW);
    }
  }

  private static void write(ResumeFile file, RecordProgress progress) {
    try {
      file.write(progress);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void aFileFromOtherOptionsIsNotContinued() throws Exception {
    Path path = directory.resolve("run.json");
    RecordProgress none =
        new RecordProgress(1, "", true, 0, "", "", java.util.Map.of(), RecordTally.NONE, List.of());
    new ResumeFile(path, "all of A").write(none);
    assertThatThrownBy(() -> new ResumeFile(path, "all of B").read())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("asked \"all of A\", this one asks \"all of B\"");
    java.nio.file.Files.writeString(path, "{");
    assertThatThrownBy(() -> new ResumeFile(path, "all of A").read())
        .hasMessageContaining("is no file of an interrupted run");
  }

  @Test
  void aPeriodIsProvenByItselfWithTheSealOfItsLastDay() {
    fill();
    for (String day : List.of("2026-11-18", "2026-11-19", "2026-11-20")) {
      LocalDate asked = LocalDate.parse(day);
      RecordQuestion period =
          new RecordQuestion(asked, asked, Forgotten.NOTHING, SealKeys.UNKNOWN, AnchorBook.empty());
      assertThat(faults(period)).as(day).isEmpty();
    }
  }

  @Test
  void anAnchorThatAgreesIsCountedAndOneOfAnUnknownChainIsNamed() throws Exception {
    fill();
    Path file = directory.resolve("anchors.txt");
    DayHeads heads = new DayHeads();
    board.events().forEach(heads::take);
    assertThat(AnchorFile.append(file, heads.anchors())).isEqualTo(4);
    RecordQuestion anchored = RecordQuestion.everything().against(AnchorBook.read(file, _ -> true));
    try (RecordReader record = reader()) {
      assertThat(new RecordCheck(record, anchored, line -> {}).run().anchors()).isEqualTo(4);
    }
    Sealed gone = new Sealed("quay-3", "00000000000000cc").day("2026-11-18", 2);
    DayHeads unknown = new DayHeads();
    gone.events().forEach(unknown::take);
    AnchorFile.append(file, unknown.anchors());
    assertThat(faults(RecordQuestion.everything().against(AnchorBook.read(file, _ -> true))))
        .hasSize(2)
        .allMatch(line -> line.contains("nothing of this chain is held"));
  }

  /** Sequences of a chain's events as they are held. */
  final int[] sequences() {
    return IntStream.rangeClosed(1, board.events().size()).toArray();
  }
}
