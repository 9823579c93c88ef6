package vn.motcua.firmware.simulation.hall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.motcua.firmware.simulation.hall.Hall.Outcome;
import vn.motcua.firmware.simulation.hall.Hall.Plant;

/** The promises of a shared queue, in a simulated hall. */
class HallTest {
  private static final long SEEDS = Long.getLong("motcua.hall.seeds", 6);
  private static final long FIRST = Long.getLong("motcua.hall.first", 1);

  @Test
  void noNumberIsGivenTwiceNobodyIsLostAndEveryDoubleCallIsNamed() {
    List<Outcome> all =
        LongStream.range(FIRST, FIRST + SEEDS)
            .mapToObj(seed -> Hall.play(seed, Plant.NOTHING))
            .toList();
    all.forEach(System.out::println);
    assertThat(all).allSatisfy(each -> assertThat(each.broken()).isNull());
  }

  @Test
  void twoCardsWithTheSameSlotsAreFound() {
    assertThat(firstBroken(Plant.SHARED_SLOTS))
        .hasValueSatisfying(broken -> assertThat(broken).startsWith("given to two citizens"));
  }

  @Test
  void aDoubleCallThatNobodyWritesDownIsFound() {
    assertThat(firstBroken(Plant.SILENT_CALLS))
        .hasValueSatisfying(
            broken -> assertThat(broken).startsWith("called by two counters silently"));
  }

  /** Of the first seed that shows the fault. */
  private static Optional<String> firstBroken(Plant plant) {
    return LongStream.rangeClosed(24, 40)
        .mapToObj(seed -> Hall.play(seed, plant))
        .map(Outcome::broken)
        .flatMap(Stream::ofNullable)
        .findFirst();
  }
}
