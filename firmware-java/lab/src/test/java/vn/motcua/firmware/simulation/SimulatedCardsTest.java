package vn.motcua.firmware.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.motcua.bridge.BoardEvent.Start;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.journal.Ledger;
import vn.motcua.bridge.journal.Opening;
import vn.motcua.bridge.journal.Stamped;
import vn.motcua.bridge.lab.ForwardingLedger;
import vn.motcua.firmware.simulation.plan.DayPlan;
import vn.motcua.firmware.simulation.plan.Happening;
import vn.motcua.firmware.simulation.plan.Happening.Kind;
import vn.motcua.firmware.simulation.plan.Roster;

/** A card that loses data, twice in one day: no number is given twice. */
class SimulatedCardsTest {
  private static final int DAYS = 20;
  private static final int CITIZENS = 150;
  private static final Pattern IN_A_SLOT =
      Pattern.compile("ticket.reserved.*\"number\":\"1\\d{4}\"");

  /** A commune's day with trouble at nine and at eleven, and without a broker unless online. */
  private static List<Happening> day(Kind trouble, boolean online, SplittableRandom random) {
    List<Happening> day = new ArrayList<>();
    for (int i = 0; i < CITIZENS; i++) {
      add(day, random.nextInt(8 * 3_600), Kind.TAKE, random);
    }
    add(day, 2 * 3_600, trouble, random);
    add(day, 4 * 3_600, trouble, random);
    for (int i = 0; !online && i < 120; i++) {
      add(day, 1_800 + i * 180, Kind.SPLIT, random);
    }
    day.sort(Comparator.comparing(Happening::at));
    return day;
  }

  private static void add(List<Happening> day, int seconds, Kind kind, SplittableRandom random) {
    day.add(new Happening(DayPlan.OPEN.plusSeconds(seconds), 0, kind, random.nextLong()));
  }

  private static @Nullable BrokenInvariant run(
      long seed, Kind trouble, boolean online, UnaryOperator<Ledger> plant) {
    List<Happening> happenings = day(trouble, online, new SplittableRandom(seed));
    CentreDay day = new CentreDay(seed, Roster.of(1), happenings, plant);
    BrokenInvariant broken = day.run();
    if (broken == null) {
      assertThat(IN_A_SLOT.matcher(day.checker().ledgers()).find())
          .as("seed %d: numbers of a slot were given", seed)
          .isTrue();
    }
    return broken;
  }

  @ParameterizedTest(name = "{0}, online: {1}")
  @CsvSource({
    "NEW_CARD, true",
    "NEW_CARD, false",
    "OLDER_COPY, true",
    "OLDER_COPY, false",
    "TRUNCATED, true",
    "TRUNCATED, false",
    "OLDER_IMAGE, true"
  })
  void noNumberIsGivenTwiceWhenACardKnowsLessThanItShouldTwiceInOneDay(
      Kind trouble, boolean online) {
    long seed = System.nanoTime();
    System.out.println(trouble + " from seed " + seed);
    for (int day = 0; day < DAYS; day++) {
      assertThat(run(seed + day, trouble, online, UnaryOperator.identity()))
          .as("seed %d", seed + day)
          .isNull();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"OLDER_COPY", "TRUNCATED"})
  void aBoardThatIgnoresItsDoubtGivesANumberTwiceAndIsFound(Kind trouble) {
    assertThat(run(1, trouble, false, Careless::new))
        .isNotNull()
        .extracting(BrokenInvariant::invariant)
        .isEqualTo(Invariant.NUMBER_IS_GIVEN_ONCE);
  }

  /** Pretends to continue where it stopped, and to hold whatever it is asked for. */
  private static final class Careless extends ForwardingLedger {
    private static final Map<String, Event> EVER = new HashMap<>();

    Careless(Ledger ledger) {
      super(ledger);
    }

    @Override
    public List<Event> append(List<Stamped> batch) {
      List<Event> events = super.append(batch);
      events.forEach(event -> EVER.put(event.id(), event));
      return events;
    }

    @Override
    public Opening opening() {
      Opening found = super.opening();
      return new Opening(Start.RESTART, null, found.reason());
    }

    @Override
    public @Nullable Entry find(String epoch, long sequence) {
      Entry held = super.find(epoch, sequence);
      Event gone = EVER.get(epoch + "-" + sequence);
      return held != null || gone == null ? held : new Entry(0, gone);
    }
  }
}
