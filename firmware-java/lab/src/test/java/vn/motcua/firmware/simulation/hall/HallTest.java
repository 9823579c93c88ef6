package vn.motcua.firmware.simulation.hall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
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
    assertThat(played(Plant.SHARED_SLOTS))
        .anySatisfy(each -> assertThat(each.broken()).startsWith("given to two citizens"));
  }

  @Test
  void aDoubleCallThatNobodyWritesDownIsFound() {
    assertThat(played(Plant.SILENT_CALLS))
        .anySatisfy(each -> assertThat(each.broken()).startsWith("called by two counters"));
  }

  private static List<Outcome> played(Plant plant) {
    return LongStream.rangeClosed(24, 28).mapToObj(seed -> Hall.play(seed, plant)).toList();
  }
}
