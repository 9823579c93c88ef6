package vn.motcua.firmware.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SimulatedDayTest {

  @Test
  void theSameSeedGivesTheSameLedgerToTheByte() {
    String first = new SimulatedDay(20_261_120).run().ledger();
    String second = new SimulatedDay(20_261_120).run().ledger();
    assertThat(second).isEqualTo(first);
    assertThat(new SimulatedDay(20_261_121).run().ledger()).isNotEqualTo(first);
  }

  static LongStream seeds() {
    long base = System.nanoTime();
    System.out.println("simulated days from seed " + base);
    return LongStream.range(base, base + 10);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aDayWithPowerCutsOutagesAndPaperOutKeepsEveryInvariant(long seed) {
    SimulatedDay day = new SimulatedDay(seed).run();
    assertThat(day.broken()).as("seed %d", seed).isEmpty();
    assertThat(day.tickets()).isGreaterThan(250);
    assertThat(day.network.cuts).isEqualTo(5);
  }
}
