package vn.motcua.firmware.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShrinkerTest {
  private static final List<Integer> THOUSAND = IntStream.range(0, 1_000).boxed().toList();

  @Test
  void whatIsNotNeededToBreakItIsLeftOut() {
    assertThat(Shrinker.shrink(THOUSAND, some -> some.containsAll(List.of(7, 500, 999)), 1_000))
        .containsExactly(7, 500, 999);
  }

  @Test
  void itEndsAfterItsTriesWithTheShortestSoFar() {
    assertThat(Shrinker.shrink(THOUSAND, some -> some.contains(3), 5))
        .contains(3)
        .hasSizeLessThan(1_000);
  }

  @Test
  void whatNeedsEverythingStaysWhole() {
    List<Integer> four = List.of(1, 2, 3, 4);
    assertThat(Shrinker.shrink(four, four::equals, 1_000)).isEqualTo(four);
  }
}
