package vn.motcua.firmware.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.journal.Ledger;
import vn.motcua.bridge.lab.ForwardingLedger;

class SimulatedDayTest {
  private static final String RESERVED = "vn.motcua.ticket.reserved.v1";

  @Test
  void theSameSeedGivesTheSameLedgersToTheByte() {
    Simulation centre = new Simulation(4, UnaryOperator.identity());
    String first = centre.ledgers(20_261_120);
    assertThat(centre.ledgers(20_261_120)).isEqualTo(first);
    assertThat(centre.ledgers(20_261_121)).isNotEqualTo(first);
  }

  @Test
  void onAUsualDayACommuneGivesSomeHundredsOfNumbers() {
    assertThat(new Simulation(1, UnaryOperator.identity()).day(1).told()).isGreaterThan(250);
  }

  static LongStream seeds() {
    long base = System.nanoTime();
    System.out.println("simulated days from seed " + base);
    return LongStream.range(base, base + 3);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aDayOfACommuneKeepsEveryPromise(long seed) {
    Simulation.Day day = new Simulation(1, UnaryOperator.identity()).day(seed);
    assertThat(day.broken()).isNull();
    assertThat(day.told()).isPositive();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aDayOfAProvincialCentreKeepsEveryPromise(long seed) {
    Simulation.Day day = new Simulation(31, UnaryOperator.identity()).day(seed);
    assertThat(day.broken()).isNull();
    assertThat(day.told()).isGreaterThan(600);
    assertThat(day.events()).isGreaterThan(4_000);
  }

  @Test
  void eachBoardSealsTheDayOnceItIsOver() {
    String seal = "type=vn.motcua.day.sealed.v1";
    String ledgers = new Simulation(31, UnaryOperator.identity()).ledgers(20_261_121);
    List<String> sealing =
        ledgers
            .lines()
            .filter(line -> line.contains(seal) && line.contains("\"day\":\"2026-11-20\""))
            .map(line -> line.replaceAll(".*board=(board-[0-9]+),.*", "$1"))
            .distinct()
            .toList();
    assertThat(sealing).hasSize(31);
  }

  @Test
  void inTheNightBoardsPruneWhatIsOldEnough() {
    String pruned = "type=vn.motcua.ledger.pruned.v1";
    assertThat(
            new Simulation(31, UnaryOperator.identity())
                .ledgers(20_261_121)
                .lines()
                .filter(line -> line.contains(pruned))
                .map(line -> line.replaceAll(".*board=(board-[0-9]+),.*", "$1"))
                .distinct())
        .hasSizeGreaterThan(25); // a board on a card of the afternoon has nothing old enough
  }

  /** The clock jumped ahead and far back: the touch of a kept day once gave a second number. */
  @Test
  void aTouchTriedAgainAfterTheClockJumpedBothWaysHasOneNumber() {
    assertThat(new Simulation(31, UnaryOperator.identity()).day(5).broken()).isNull();
  }

  /**
   * An older image while the broker is down; an older copy of a ledger that is still empty; a
   * battery clock years ahead with a card that knows no time; a disk that is full when a new epoch
   * is begun; a broker that loses the end of an epoch and not the beginning of the next; a case
   * server that holds more of an ended epoch than the ledger; an older image after a slot was lost
   * that only the witness knew; a new card whose birth was dated by a clock that nobody had set,
   * and pruned for its age on the same day.
   */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(
      longs = {
        5_000_004,
        5_000_005,
        1_000_003,
        11_000_167,
        7_000_514,
        424_243,
        25_752_315_634_061L,
        9_100_112
      })
  void aDayThatOnceBrokeThePromisesKeepsThem(long seed) {
    assertThat(new Simulation(31, UnaryOperator.identity()).day(seed).broken()).isNull();
  }

  @Test
  void aDeliveryThatSkipsAnEventIsFoundAndShrunk() {
    Simulation.Finding found = find(Skipping::new);
    assertThat(found.invariant()).isEqualTo("CASE_SERVER_HOLDS_EACH_ONCE");
    assertThat(found.happenings()).isGreaterThan(500);
    assertThat(found.trace()).hasSizeLessThanOrEqualTo(10); // it takes twenty events
  }

  @Test
  void aStationThatForgetsANumberAtItsStartAndGivesItAgainIsFoundAndShrunk() {
    Simulation.Finding found = find(Forgetful::new);
    assertThat(found.invariant()).isEqualTo("NUMBER_IS_GIVEN_ONCE");
    assertThat(found.trace())
        .hasSizeLessThanOrEqualTo(4)
        .anyMatch(line -> line.contains(" TAKE "))
        .anyMatch(line -> line.contains(" POWER_CUT ") || line.contains(" TORN_WRITE "));
  }

  @Test
  void anEventThatNeverArrivesIsFound() {
    assertThat(find(Withholding::new).invariant()).isEqualTo("EVERYTHING_ARRIVES");
  }

  @Test
  void anEventThatIsSentAgainAndAgainIsFoundAndShrunk() {
    Simulation.Finding found = find(Deaf::new);
    assertThat(found.invariant()).isEqualTo("NOTHING_IS_SENT_FOR_EVER");
    assertThat(found.trace()).hasSizeLessThanOrEqualTo(10);
  }

  @Test
  void aBoardThatPrunesOneEventTooManyIsFoundAtItsNextStart() {
    Simulation.Finding found = find(Greedy::new);
    assertThat(found.invariant()).isEqualTo("CONFIRMED_IS_KEPT");
    assertThat(found.trace())
        .hasSizeLessThanOrEqualTo(10)
        .anyMatch(line -> line.contains(" POWER_CUT "));
  }

  /** The first day of a commune that breaks a promise on such ledgers. */
  private static Simulation.Finding find(UnaryOperator<Ledger> plant) {
    Simulation commune = new Simulation(1, plant);
    return LongStream.range(1, 40)
        .mapToObj(seed -> commune.day(seed).broken())
        .filter(broken -> broken != null)
        .findFirst()
        .orElseThrow(() -> new AssertionError("the planted fault was not found in 39 days"));
  }

  /** Delivery reads one event too far. */
  private static final class Skipping extends ForwardingLedger {
    Skipping(Ledger ledger) {
      super(ledger);
    }

    @Override
    public List<Entry> peek(long position, int limit) {
      return super.peek(position == 20 ? 21 : position, limit);
    }
  }

  /** The last number of the ledger is not told to the core at a start. */
  private static final class Forgetful extends ForwardingLedger {
    Forgetful(Ledger ledger) {
      super(ledger);
    }

    @Override
    public void replay(Consumer<Event> consumer) {
      long[] last = new long[1];
      super.replay(event -> last[0] = event.type().equals(RESERVED) ? event.sequence() : last[0]);
      super.replay(event -> {
        if (event.sequence() != last[0]) {
          consumer.accept(event);
        }
      });
    }
  }

  /** It does not find its twentieth event, so that an acknowledgement of it is not understood. */
  private static final class Deaf extends ForwardingLedger {
    Deaf(Ledger ledger) {
      super(ledger);
    }

    @Override
    public @Nullable Entry find(String epoch, long sequence) {
      return sequence == 20 ? null : super.find(epoch, sequence);
    }
  }

  /** It deletes one event more than it is asked to. */
  private static final class Greedy extends ForwardingLedger {
    Greedy(Ledger ledger) {
      super(ledger);
    }

    @Override
    public void prune(long position) {
      super.prune(Math.min(position + 1, super.acknowledged() - 1));
    }
  }

  /** From the thirtieth event on, it hands out nothing any more. */
  private static final class Withholding extends ForwardingLedger {
    Withholding(Ledger ledger) {
      super(ledger);
    }

    @Override
    public List<Entry> peek(long position, int limit) {
      return super.peek(position, limit).stream().filter(e -> e.position() < 30).toList();
    }
  }
}
