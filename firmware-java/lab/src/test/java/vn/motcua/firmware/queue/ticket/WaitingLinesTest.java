package vn.motcua.firmware.queue.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.firmware.queue.ticket.Visit.Stage;

/** Lines of people who come, are called, come back and go elsewhere. */
class WaitingLinesTest {
  private static final LocalDate YESTERDAY = LocalDate.of(2026, 11, 20);
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
  private static final Instant NOW = Instant.parse("2026-11-21T01:00:00Z");
  private static final List<String> LINES = List.of("dat-dai", "ho-tich", "thue");

  private final WaitingLines lines = new WaitingLines();
  private final Map<TicketKey, Visit> visits = new HashMap<>();
  private long returned;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void whateverHappensTheyHoldWhoWaitsInTheOrderOfReturnedThenPriorityThenNumber(long seed) {
    Random dice = new Random(seed);
    for (int number = 1; number <= 600; number++) {
      come(number, dice);
      List<Visit> all = new ArrayList<>(visits.values());
      all.sort(Comparator.comparing(visit -> visit.key().toString()));
      move(all.get(dice.nextInt(all.size())), dice);
      LocalDate day = dice.nextBoolean() ? TODAY : YESTERDAY;
      List<String> some = LINES.subList(0, 1 + dice.nextInt(LINES.size()));
      assertThat(lines.of(day, some)).as("after number %d", number).isEqualTo(waiting(day, some));
    }
    lines.forget(YESTERDAY);
    assertThat(lines.of(YESTERDAY, LINES)).isEmpty();
    assertThat(lines.of(TODAY, LINES)).isNotEmpty().isEqualTo(waiting(TODAY, LINES));
  }

  private void come(int number, Random dice) {
    LocalDate day = dice.nextBoolean() ? TODAY : YESTERDAY;
    String priority = dice.nextInt(4) == 0 ? "elderly" : null;
    String line = LINES.get(dice.nextInt(LINES.size()));
    becomes(
        Visit.waiting(
            new TicketKey(day, Integer.toString(number)),
            line,
            priority,
            "touch-" + number,
            number,
            NOW));
  }

  private void move(Visit visit, Random dice) {
    becomes(
        switch (dice.nextInt(4)) {
          case 0 -> visit.calledTo("1", NOW);
          case 1 -> visit.at(Stage.FINISHED, "1", NOW);
          case 2 -> visit.returnedToLine(returned++, NOW);
          default -> visit.movedTo(LINES.get(dice.nextInt(LINES.size())), NOW);
        });
  }

  private void becomes(Visit next) {
    lines.moved(visits.put(next.key(), next), next);
  }

  private List<Visit> waiting(LocalDate day, List<String> of) {
    return visits.values().stream()
        .filter(each -> each.stage() == Stage.WAITING && each.day().equals(day))
        .filter(each -> of.contains(each.line()))
        .sorted(
            Comparator.comparing((Visit each) -> !each.hasReturned())
                .thenComparing(each -> !each.hasReturned() && each.priority() == null)
                .thenComparingLong(Visit::order))
        .toList();
  }
}
