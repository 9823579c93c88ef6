package vn.motcua.firmware.queue.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All numbers that all lines, the hub's and those of every slot, can have on one day. */
class NumbersNeverMeetTest {
  @ParameterizedTest(name = "prefixes {0} to {1}")
  @CsvSource({"1, 9, 4, 5", "10, 99, 5, 6"})
  void noTwoNumbersOfADayAreAlikeAndTheirLengthTellsASlotFromNone(
      int lowest, int highest, int withoutSlot, int withSlot) {
    List<@Nullable Integer> slots = new ArrayList<>(IntStream.rangeClosed(0, 9).boxed().toList());
    slots.add(null);
    Set<String> all = new HashSet<>();
    for (int line = lowest; line <= highest; line++) {
      for (Integer slot : slots) {
        for (int ordinal = 1; ordinal <= Numbering.ORDINAL_MAX; ordinal++) {
          String number = Numbering.number(Numbering.prefix(line, slot), ordinal);
          assertThat(number.length()).isEqualTo(slot == null ? withoutSlot : withSlot);
          all.add(number);
        }
      }
    }
    assertThat(all).hasSize((highest - lowest + 1) * 11 * Numbering.ORDINAL_MAX);
    assertThat(all).allMatch(each -> each.matches("[1-9][0-9]{3,5}"));
  }
}
