package vn.motcua.devices.button;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import vn.motcua.devices.Reading;
import vn.motcua.devices.life.LifeChanged;
import vn.motcua.devices.life.LifeStage;
import vn.motcua.devices.link.LinkException;
import vn.motcua.devices.vm.Check;

/** What every {@link PanelLines} must do, on mocks and on a kernel alike. */
public final class PanelLinesContract {
  private static final Duration LONG = Duration.ofSeconds(10);

  /** More than any buffer of edges holds, and odd, so that the last one opens. */
  private static final int TOUCHES = 1_201;

  private static final int ROUNDS_MAX = 20;
  private static final Duration MOMENT = Duration.ofMillis(100);

  private final Callable<? extends PanelBench> benches;

  /** A contract over the benches that {@code benches} makes, a new one for each check. */
  public PanelLinesContract(Callable<? extends PanelBench> benches) {
    this.benches = benches;
  }

  /** The checks, each sentence beginning with {@code prefix}. */
  public List<Check> checks(String prefix) {
    return List.of(
        check(prefix + "edges come in order with their time and sequence", this::edges),
        check(prefix + "a level is that of the contacts", this::levels),
        check(prefix + "a wait without edges ends at its time limit", this::silence),
        check(prefix + "a wake-up before a wait ends it at once", this::wakeUp),
        check(
            prefix + "a buffer that overflows loses its oldest edges and shows a hole", this::hole),
        check(prefix + "a lamp lights alone and is dark after closing", this::lamp),
        check(prefix + "lamps may be switched while the lines are closed", this::lightAndClose),
        check(prefix + "closed lines say so and may be closed again", this::closed),
        check(prefix + "one bouncing press through the panel is one reading", this::press));
  }

  private interface Body {
    void on(PanelBench bench) throws Exception;
  }

  private Check check(String sentence, Body body) {
    return new Check(
        sentence,
        () -> {
          try (PanelBench bench = benches.call()) {
            body.on(bench);
          }
        });
  }

  private void edges(PanelBench bench) throws Exception {
    long before = System.nanoTime();
    List<Edge> edges = new ArrayList<>();
    // Each is read before the next: what the kernel has not yet looked at it takes by line, not
    // time.
    bench.touch(1, true);
    edges.addAll(read(bench.lines(), 1));
    bench.touch(2, true);
    edges.addAll(read(bench.lines(), 1));
    bench.touch(1, false);
    edges.addAll(read(bench.lines(), 1));
    long after = System.nanoTime();
    assertThat(edges).extracting(Edge::button).containsExactly(1, 2, 1);
    assertThat(edges).extracting(Edge::closed).containsExactly(true, true, false);
    assertThat(edges)
        .extracting(Edge::monotonicNanos)
        .isSorted()
        .allSatisfy(nanos -> assertThat(nanos).isBetween(before, after));
    long first = edges.getFirst().sequence();
    assertThat(edges).extracting(Edge::sequence).containsExactly(first, first + 1, first + 2);
  }

  private void levels(PanelBench bench) throws Exception {
    assertThat(bench.lines().closed(0)).isFalse();
    bench.touch(0, true);
    assertThat(bench.lines().closed(0)).isTrue();
    assertThat(bench.lines().closed(1)).isFalse();
  }

  private void silence(PanelBench bench) throws Exception {
    List<Edge> edges = new ArrayList<>();
    bench.lines().await(Duration.ofMillis(20), edges::add);
    assertThat(edges).isEmpty();
  }

  private void wakeUp(PanelBench bench) throws Exception {
    bench.lines().wake();
    bench.lines().await(Duration.ofMinutes(10), edge -> {});
  }

  /**
   * A kernel that does not get to look at a line takes many touches for one edge. On a busy machine
   * a round of touches may therefore fit into the buffer; then there is another one. It may also
   * fill the buffer again while the first edges are read, so the hole can be anywhere.
   */
  private void hole(PanelBench bench) throws Exception {
    bench.touch(0, true);
    long last = read(bench.lines(), 1).getLast().sequence();
    for (int round = 1; round <= ROUNDS_MAX; round++) {
      for (int turn = 0; turn < TOUCHES; turn++) {
        bench.touch(0, turn % 2 == 1);
      }
      List<Edge> edges = new ArrayList<>();
      bench.lines().await(LONG, edges::add);
      bench.lines().await(MOMENT, edges::add);
      assertThat(edges.size()).isLessThan(TOUCHES);
      for (int each = 1; each < edges.size(); each++) {
        assertThat(edges.get(each).sequence()).isGreaterThan(edges.get(each - 1).sequence());
      }
      assertThat(edges.getLast().closed()).isEqualTo(bench.lines().closed(0)).isFalse();
      assertThat(edges.getLast().sequence()).isLessThanOrEqualTo(last + TOUCHES);
      if (edges.getLast().sequence() > last + edges.size()) {
        return;
      }
      bench.touch(0, true);
      last = read(bench.lines(), 1).getLast().sequence();
    }
    throw new AssertionError("no buffer overflowed in " + ROUNDS_MAX + " rounds of touches");
  }

  private void lamp(PanelBench bench) throws Exception {
    assertThat(bench.lit(0) || bench.lit(1)).isFalse();
    bench.lines().light(1, true);
    assertThat(bench.lit(1)).isTrue();
    assertThat(bench.lit(0)).isFalse();
    bench.lines().close();
    assertThat(bench.lit(1)).isFalse();
  }

  /** Every light that came too late says so; none meets a line that is half closed. */
  private void lightAndClose(PanelBench bench) throws Exception {
    AtomicReference<Throwable> end = new AtomicReference<>();
    CountDownLatch switched = new CountDownLatch(20);
    Thread switching =
        Thread.ofPlatform()
            .start(() -> {
              try {
                for (int turn = 0; turn < 1_000_000; turn++) {
                  bench.lines().light(turn % 2, turn % 4 < 2);
                  switched.countDown();
                }
              } catch (Throwable e) {
                end.set(e);
              }
            });
    switched.await();
    bench.lines().close();
    switching.join();
    assertThat(end.get())
        .isInstanceOf(LinkException.class)
        .hasMessage("the lines of the panel were closed");
    assertThat(bench.lit(0) || bench.lit(1)).isFalse();
  }

  private void closed(PanelBench bench) {
    bench.lines().close();
    bench.lines().close();
    bench.lines().wake();
    assertThatThrownBy(() -> bench.lines().await(LONG, edge -> {}))
        .isInstanceOf(LinkException.class)
        .hasMessage("the lines of the panel were closed");
  }

  private void press(PanelBench bench) throws Exception {
    List<Reading> readings = Collections.synchronizedList(new ArrayList<>());
    try (PanelRig panel = new PanelRig(bench.lines(), readings::add, System::nanoTime)) {
      panel.start();
      await().atMost(LONG).until(() -> readings.size() == 2);
      for (int bounce = 0; bounce < 7; bounce++) {
        bench.touch(2, bounce % 2 == 0);
      }
      await().atMost(LONG).until(() -> readings.size() == 3);
      for (int bounce = 0; bounce < 7; bounce++) {
        bench.touch(2, bounce % 2 == 1);
      }
      bench.touch(0, true);
      await().atMost(LONG).until(() -> readings.size() == 4);
      panel.lamp(2, LampPattern.ON_SHORT);
      await().atMost(LONG).until(() -> bench.lit(1));
      await().atMost(LONG).until(() -> !bench.lit(1));
    }
    assertThat(readings)
        .filteredOn(ButtonReading.Pressed.class::isInstance)
        .extracting(reading -> ((ButtonReading.Pressed) reading).button())
        .containsExactly(3, 1);
    assertThat(readings)
        .filteredOn(LifeChanged.class::isInstance)
        .extracting(reading -> ((LifeChanged) reading).life())
        .containsExactly(LifeStage.OPENING, LifeStage.READY);
  }

  private static List<Edge> read(PanelLines lines, int count) throws LinkException {
    List<Edge> edges = new ArrayList<>();
    for (int wait = 0; wait < count && edges.size() < count; wait++) {
      lines.await(LONG, edges::add);
    }
    return edges;
  }
}
