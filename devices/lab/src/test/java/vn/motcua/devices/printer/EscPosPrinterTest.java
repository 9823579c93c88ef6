package vn.motcua.devices.printer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.devices.emulator.printer.EmulatedModel;
import vn.motcua.devices.emulator.printer.PrinterTrouble;
import vn.motcua.devices.life.LifeStage;
import vn.motcua.devices.life.Supervisor;
import vn.motcua.devices.printer.escpos.PrinterCondition;
import vn.motcua.devices.printer.profile.PrinterProfile;
import vn.motcua.devices.printer.raster.Bitmap;

class EscPosPrinterTest {
  private static final byte DLE = 0x10;
  private static final byte EOT = 0x04;

  private static final Bitmap SLIP = PrinterBench.stripes(576, 600, 3);

  @Test
  void aJobComesOutDotForDotAndIsPrintedOnProof() {
    try (PrinterBench bench = new PrinterBench(EmulatedModel.GOOD_80_MM)) {
      bench.driver.submit(new PrintJob("a", SLIP));
      assertThat(bench.outcome("a")).isEqualTo(JobOutcome.PRINTED);
      assertThat(bench.printer.papers()).hasSize(1);
      assertThat(bench.printer.papers().getFirst().picture()).isEqualTo(SLIP);
      assertThat(bench.printer.faults()).isEmpty();
      assertThat(bench.lives()).containsExactly(LifeStage.OPENING, LifeStage.READY);
      assertThat(bench.condition())
          .contains(new PrinterCondition(true, false, false, false, false, true));
    }
  }

  @Test
  void aBurstOfJobsComesOutInOrder() {
    try (PrinterBench bench = new PrinterBench(EmulatedModel.GOOD_58_MM)) {
      for (int i = 0; i < 12; i++) {
        bench.driver.submit(new PrintJob("job" + i, PrinterBench.stripes(384, 200, i)));
      }
      assertThat(bench.outcome("job11")).isEqualTo(JobOutcome.PRINTED);
      assertThat(bench.printer.papers()).hasSize(12);
      for (int i = 0; i < 12; i++) {
        assertThat(bench.printer.papers().get(i).picture())
            .isEqualTo(PrinterBench.stripes(384, 200, i));
      }
    }
  }

  @Test
  void oneIdIsPrintedOnceHoweverOftenItIsSubmitted() {
    try (PrinterBench bench = new PrinterBench(EmulatedModel.GOOD_80_MM)) {
      bench.driver.submit(new PrintJob("a", SLIP));
      bench.driver.submit(new PrintJob("a", SLIP));
      bench.outcome("a");
      bench.driver.submit(new PrintJob("a", SLIP));
      await().until(() -> bench.finished().size() == 2);
      assertThat(bench.finished()).allMatch(each -> each.outcome() == JobOutcome.PRINTED);
      assertThat(bench.printer.papers()).hasSize(1);
    }
  }

  @Test
  void withTheCoverOpenNothingIsSentAndTheJobIsVoid() {
    try (PrinterBench bench = new PrinterBench(EmulatedModel.GOOD_80_MM)) {
      bench.ready();
      bench.printer.cover(true);
      bench.driver.submit(new PrintJob("a", SLIP));
      assertThat(bench.outcome("a")).isEqualTo(JobOutcome.VOID);
      bench.awaitCondition(PrinterCondition::coverOpen);
      assertThat(bench.printer.waitingBytes()).isZero();
      bench.printer.cover(false);
      bench.awaitCondition(PrinterCondition::canPrint);
      assertThat(bench.printer.papers()).isEmpty();
      bench.driver.submit(new PrintJob("b", SLIP));
      assertThat(bench.outcome("b")).isEqualTo(JobOutcome.PRINTED);
      assertThat(bench.printer.papers()).hasSize(1);
    }
  }

  @Test
  void paperOutBeforeTheJobIsVoidAndNothingComesAfterTheRefill() {
    try (PrinterBench bench = new PrinterBench(EmulatedModel.GOOD_80_MM)) {
      bench.ready();
      bench.printer.paper(false);
      for (int i = 0; i < 5; i++) {
        bench.driver.submit(new PrintJob("job" + i, SLIP));
      }
      for (int i = 0; i < 5; i++) {
        assertThat(bench.outcome("job" + i)).isEqualTo(JobOutcome.VOID);
      }
      bench.awaitCondition(PrinterCondition::recEmpty);
      bench.printer.paper(true);
      bench.awaitCondition(PrinterCondition::canPrint);
      assertThat(bench.printer.papers()).isEmpty();
      assertThat(bench.printer.hanging().height()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = PrinterTrouble.class,
      names = {"PAPER_END", "COVER_OPEN"})
  void troubleInMidJobIsUnknownAndTheRestNeverComesOut(PrinterTrouble trouble) {
    for (int rows : new int[] {1, 127, 128, 300, 599}) {
      try (PrinterBench bench = new PrinterBench(EmulatedModel.GOOD_80_MM)) {
        bench.ready();
        bench.printer.troubleAfter(rows, trouble);
        bench.driver.submit(new PrintJob("a", SLIP));
        bench.driver.submit(new PrintJob("b", SLIP));
        assertThat(bench.outcome("a")).as("after %d rows", rows).isEqualTo(JobOutcome.UNKNOWN);
        assertThat(bench.outcome("b")).as("after %d rows", rows).isEqualTo(JobOutcome.VOID);
        bench.awaitCondition(now -> !now.canPrint());
        bench.printer.paper(true);
        bench.printer.cover(false);
        bench.awaitCondition(PrinterCondition::canPrint);
        assertThat(bench.printer.papers()).isEmpty();
        assertThat(bench.printer.hanging().height()).isEqualTo(rows);
        bench.driver.submit(new PrintJob("c", SLIP));
        assertThat(bench.outcome("c")).isEqualTo(JobOutcome.PRINTED);
        assertThat(bench.printer.papers()).hasSize(2);
        assertThat(bench.printer.papers().getLast().picture()).isEqualTo(SLIP);
      }
    }
  }

  /** Each byte of the questions and of a job's beginning, then inside bands and at the end. */
  static IntStream cuts() {
    return IntStream.concat(IntStream.rangeClosed(1, 48), IntStream.of(200, 9_300, 25_000, 42_000));
  }

  @ParameterizedTest
  @MethodSource("cuts")
  void aCableCutInMidJobIsUnknownAndTheNextJobIsWhole(int bytes) {
    try (PrinterBench bench = new PrinterBench(EmulatedModel.GOOD_80_MM)) {
      bench.ready();
      bench.awaitCondition(PrinterCondition::canPrint);
      bench.printer.cableBreaksAfter(bytes);
      bench.driver.submit(new PrintJob("a", SLIP));
      assertThat(bench.outcome("a")).isIn(JobOutcome.UNKNOWN, JobOutcome.VOID);
      bench.awaitCondition(now -> now.equals(PrinterCondition.OFFLINE));
      bench.printer.plugCable();
      bench.awaitCondition(PrinterCondition::canPrint);
      bench.driver.submit(new PrintJob("b", SLIP));
      assertThat(bench.outcome("b")).isEqualTo(JobOutcome.PRINTED);
      assertThat(bench.printer.papers().getLast().picture()).isEqualTo(SLIP);
      assertThat(bench.printer.faults()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 9_300, 25_000})
  void afterABoardThatDiedInsideABandTheNextBoardsJobIsWhole(int bytes) {
    try (PrinterBench dying = new PrinterBench(EmulatedModel.GOOD_80_MM)) {
      dying.ready();
      dying.awaitCondition(PrinterCondition::canPrint);
      dying.printer.cableBreaksAfter(bytes);
      dying.driver.submit(new PrintJob("a", SLIP));
      dying.outcome("a");
      dying.life.close();
      dying.printer.plugCable();
      try (PrinterBench next = dying.anotherBoard()) {
        next.driver.submit(new PrintJob("b", SLIP));
        assertThat(next.outcome("b")).isEqualTo(JobOutcome.PRINTED);
        Bitmap paper = next.printer.papers().getLast().picture();
        assertThat(paper.rows(paper.height() - SLIP.height(), SLIP.height())).isEqualTo(SLIP);
        assertThat(next.printer.faults()).isEmpty();
      }
    }
  }

  @Test
  void aFirstJobThatComesWhileThePrinterIsBeingAskedIsWholeToo() throws InterruptedException {
    try (PrinterBench dying = new PrinterBench(EmulatedModel.GOOD_80_MM)) {
      dying.ready();
      dying.awaitCondition(PrinterCondition::canPrint);
      dying.printer.cableBreaksAfter(25_000);
      dying.driver.submit(new PrintJob("a", SLIP));
      dying.outcome("a");
      dying.life.close();
      dying.printer.plugCable();
      CountDownLatch asked = new CountDownLatch(1);
      try (PrinterBench next = dying.anotherBoard(bytes -> tellQuestion(bytes, asked))) {
        assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
        next.driver.submit(new PrintJob("b", SLIP));
        assertThat(next.outcome("b")).isEqualTo(JobOutcome.PRINTED);
        assertThat(next.printer.faults()).isEmpty();
      }
    }
  }

  private static void tellQuestion(byte[] bytes, CountDownLatch asked) {
    if (bytes.length > 1 && bytes[0] == DLE && bytes[1] == EOT) {
      asked.countDown();
    }
  }

  @Test
  void aPrinterSwitchedOffInMidJobComesBackByItself() {
    try (PrinterBench bench = new PrinterBench(EmulatedModel.GOOD_80_MM)) {
      bench.ready();
      bench.printer.powerOff();
      bench.awaitCondition(now -> now.equals(PrinterCondition.OFFLINE));
      bench.driver.submit(new PrintJob("a", SLIP));
      assertThat(bench.outcome("a")).isEqualTo(JobOutcome.VOID);
      bench.printer.powerOn();
      bench.awaitCondition(PrinterCondition::canPrint);
      assertThat(bench.printer.papers()).isEmpty();
      bench.driver.submit(new PrintJob("b", SLIP));
      assertThat(bench.outcome("b")).isEqualTo(JobOutcome.PRINTED);
    }
  }

  @Test
  void aPrinterThatSaysNothingIsNotBrokenButProvesNothing() {
    try (PrinterBench bench = new PrinterBench(EmulatedModel.MUTE_58_MM)) {
      bench.driver.submit(new PrintJob("a", PrinterBench.stripes(384, 100, 1)));
      assertThat(bench.outcome("a")).isEqualTo(JobOutcome.UNKNOWN);
      assertThat(bench.lives()).containsExactly(LifeStage.OPENING, LifeStage.READY);
      await().until(() -> bench.printer.papers().size() == 1);
      assertThat(bench.condition())
          .contains(new PrinterCondition(true, false, false, false, false, false));
    }
  }

  @Test
  void moreJobsThanMayWaitAreVoidAtOnce() {
    try (PrinterBench bench = new PrinterBench(EmulatedModel.GOOD_80_MM)) {
      int jobs = PrintQueue.JOBS_WAITING_MAX * 4;
      for (int i = 0; i < jobs; i++) {
        bench.driver.submit(new PrintJob("job" + i, SLIP));
      }
      await().atMost(Duration.ofSeconds(10)).until(() -> bench.finished().size() == jobs);
      long printed =
          bench.finished().stream().filter(job -> job.outcome() == JobOutcome.PRINTED).count();
      assertThat(bench.printer.papers()).hasSize((int) printed);
      assertThat(printed).isGreaterThanOrEqualTo(PrintQueue.JOBS_WAITING_MAX);
    }
  }

  @Test
  void nearEndIsReported() {
    try (PrinterBench bench = new PrinterBench(EmulatedModel.GOOD_80_MM)) {
      bench.ready();
      bench.printer.nearEnd(true);
      bench.awaitCondition(PrinterCondition::recNearEnd);
      bench.driver.submit(new PrintJob("a", SLIP));
      assertThat(bench.outcome("a")).isEqualTo(JobOutcome.PRINTED);
    }
  }

  @Test
  void theTapHearsTheFirstByteOfEachJobOnce() {
    List<String> heard = new CopyOnWriteArrayList<>();
    try (PrinterBench bench = new PrinterBench(EmulatedModel.GOOD_80_MM)) {
      EscPosPrinter other = bench.another("other", (job, nanos) -> heard.add(job));
      try (Supervisor life = bench.life(other)) {
        life.start();
        bench.life.close();
        bench.readings.clear();
        other.submit(new PrintJob("a", SLIP));
        bench.outcome("a");
        assertThat(heard).isSubsetOf("a");
      }
    }
  }

  private static final Duration HOUR = Duration.ofHours(1);
  private static final PrinterTimes ONLY_WHEN_ASKED =
      new PrinterTimes(
          HOUR, Duration.ofMillis(250), Duration.ofSeconds(3), Duration.ofSeconds(5), HOUR, HOUR);

  @Test
  void aWaitingJobEndsTheBackOffOfAPrinter() {
    try (PrinterBench bench =
        new PrinterBench(EmulatedModel.GOOD_80_MM, PrinterProfile.SAFE_80_MM, ONLY_WHEN_ASKED)) {
      bench.ready();
      bench.printer.pullCable();
      bench.driver.submit(new PrintJob("a", SLIP));
      assertThat(bench.outcome("a")).isEqualTo(JobOutcome.VOID);
      await().until(() -> bench.lives().getLast() == LifeStage.BACKING_OFF);
      bench.printer.plugCable();
      bench.driver.submit(new PrintJob("b", SLIP));
      assertThat(bench.outcome("b")).isEqualTo(JobOutcome.PRINTED);
    }
  }

  @Test
  void aLinkThatDiedUnseenIsOpenedOnceMoreForTheJob() {
    try (PrinterBench bench =
        new PrinterBench(EmulatedModel.GOOD_80_MM, PrinterProfile.SAFE_80_MM, ONLY_WHEN_ASKED)) {
      bench.ready();
      bench.awaitCondition(PrinterCondition::canPrint);
      bench.printer.pullCable();
      bench.printer.plugCable();
      bench.driver.submit(new PrintJob("a", SLIP));
      assertThat(bench.outcome("a")).isEqualTo(JobOutcome.PRINTED);
      assertThat(bench.finished()).hasSize(1);
      assertThat(bench.printer.papers()).hasSize(1);
      assertThat(bench.lives())
          .containsSubsequence(
              LifeStage.READY, LifeStage.ABSENT, LifeStage.BACKING_OFF, LifeStage.READY);
    }
  }

  @Test
  void aDriverThatFailsInMidJobSaysUnknownAndGoesOn() {
    List<String> tapped = new CopyOnWriteArrayList<>();
    try (PrinterBench bench = new PrinterBench(EmulatedModel.GOOD_80_MM)) {
      bench.life.close();
      bench.readings.clear();
      EscPosPrinter failing =
          bench.another(
              "failing",
              (job, nanos) -> {
                tapped.add(job);
                if (tapped.size() == 1) {
                  throw new IllegalStateException("a bug");
                }
              });
      try (Supervisor life = bench.life(failing)) {
        life.start();
        failing.submit(new PrintJob("a", SLIP));
        assertThat(bench.outcome("a")).isEqualTo(JobOutcome.UNKNOWN);
        failing.submit(new PrintJob("b", SLIP));
        assertThat(bench.outcome("b")).isEqualTo(JobOutcome.PRINTED);
      }
      assertThat(bench.lives()).contains(LifeStage.FAULTED);
    }
  }

  @Test
  void closingLeavesNoThreadBehind() {
    PrinterBench bench = new PrinterBench(EmulatedModel.GOOD_80_MM);
    bench.ready();
    int port = bench.printer.port();
    bench.close();
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().equals("emulated-printer-" + port));
    bench.driver.submit(new PrintJob("late", SLIP));
    assertThat(bench.outcome("late")).isEqualTo(JobOutcome.VOID);
  }
}
