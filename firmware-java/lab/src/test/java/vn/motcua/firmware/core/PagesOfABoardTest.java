package vn.motcua.firmware.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.command.Order;
import vn.motcua.bridge.command.ServerCommand;
import vn.motcua.devices.button.ButtonReading;
import vn.motcua.devices.fingerprint.FingerReading;
import vn.motcua.devices.life.LifeChanged;
import vn.motcua.devices.life.LifeStage;
import vn.motcua.devices.printer.JobOutcome;
import vn.motcua.firmware.queue.OutOfTurn;
import vn.motcua.firmware.queue.line.LineOrder;
import vn.motcua.firmware.queue.touch.CounterTouch;
import vn.motcua.firmware.queue.touch.KioskTouch;
import vn.motcua.firmware.station.Decision;
import vn.motcua.firmware.station.Effect;
import vn.motcua.firmware.station.Input;
import vn.motcua.firmware.station.Section;
import vn.motcua.firmware.station.Station;
import vn.motcua.firmware.station.Touch;
import vn.motcua.firmware.view.Page;
import vn.motcua.firmware.view.PageView;
import vn.motcua.provisioning.Catalogue;

/** A page is computed again when something on it may have changed, then and only then. */
class PagesOfABoardTest {
  private static final Catalogue CENTRE = centre();

  private final Map<String, Integer> computed = new TreeMap<>();
  private final Scene scene =
      new Scene("2026-11-20T08:00:00+07:00", CENTRE, station -> new Counted(station, computed));
  private Map<String, PageView> before = Map.of();

  @BeforeEach
  void twoCountersServeAndOneIsFree() {
    scene.printerIs(Scene.READY);
    for (String line : List.of("land", "land", "civil", "civil", "civil")) {
      scene.take(line, null);
      scene.jobEnds(JobOutcome.PRINTED);
    }
    scene.touch(new CounterTouch.CallNext("1"));
    scene.touch(new CounterTouch.CallNext("3"));
    look();
  }

  @Test
  void aVisitThatBeginsIsSeenAtItsCounterOnItsPadAndInTheHall() {
    scene.touch(new CounterTouch.StartVisit("1"));
    assertThat(replaced()).containsExactlyInAnyOrder("counter/1", "rating/1", "display");
    assertThat(computed.keySet()).containsExactlyInAnyOrder("counter/1", "rating/1", "display");
  }

  @Test
  void aCallIsSeenByThoseWhoCountTheWaiting() {
    scene.touch(new CounterTouch.CallNext("2"));
    assertThat(replaced())
        .containsExactlyInAnyOrder("kiosk", "display", "counter/1", "counter/2", "counter/3");
    assertThat(computed).doesNotContainKeys("", "settle", "bench", "rating/1", "rating/3");
  }

  @Test
  void aRatingIsSeenOnItsPadAndAtItsCounter() {
    scene.touch(new CounterTouch.StartVisit("1"));
    look();
    scene.press(4);
    assertThat(replaced()).containsExactlyInAnyOrder("rating/1", "counter/1");
    assertThat(computed.keySet()).containsExactlyInAnyOrder("rating/1", "counter/1");
  }

  @Test
  void aScanIsSeenNowhereButAtTheDeskAndOnTheBench() {
    scene.scan("000.00.53.H48-220921-0099");
    assertThat(replaced()).containsExactly("bench", "desk");
    assertThat(computed.keySet()).containsExactly("bench", "desk");
  }

  @Test
  void timeAloneReplacesNothingUntilACallStandsAPadClosesAndADayEnds() {
    scene.touch(new CounterTouch.StartVisit("1"));
    scene.touch(new CounterTouch.FinishVisit("1"));
    look();
    for (int second = 1; second <= 60; second++) {
      scene.after(Duration.ofSeconds(1)).step(new Input.Ticked());
      if (second == OutOfTurn.UNDO_WITHIN.toSeconds()) {
        assertThat(replaced()).as("no longer to be taken back").containsExactly("counter/3");
        look();
      }
      assertThat(replaced()).as("after %d s", second).isEmpty();
      assertThat(computed).as("after %d s", second).isEmpty();
    }
    scene.after(Duration.ofSeconds(1)).step(new Input.Ticked());
    assertThat(replaced()).containsExactly("rating/1");
    scene.after(Duration.ofHours(16));
    assertThat(replaced()).as("a new day").isEqualTo(before.keySet());
  }

  @Test
  void aPageThatNothingChangedIsTheSameObject() {
    assertThat(scene.pages()).isSameAs(before);
    scene.step(new Input.Ticked());
    assertThat(scene.pages()).isSameAs(before);
  }

  /** Days with everything that can happen; the clock is set ahead and back, too. */
  @ParameterizedTest
  @CsvSource({"1", "2", "3", "4", "5", "6", "7", "8"})
  void noPageEverShowsSomethingOld(long start) {
    long seed = start + System.nanoTime() / 1_000_000_000 * 8;
    var random = new SplittableRandom(seed);
    for (int step = 0; step < 500; step++) {
      String what = something(random);
      assertThat(scene.pages())
          .as("seed %d, step %d, %s", seed, step, what)
          .isEqualTo(scene.pagesAnew());
    }
  }

  private String something(SplittableRandom random) {
    int kind = random.nextInt(20);
    String counter = Integer.toString(1 + random.nextInt(3));
    switch (kind) {
      case 0, 1, 2 -> scene.touch(number(random));
      case 3, 4 -> scene.touch(new CounterTouch.CallNext(counter));
      case 5 -> scene.touch(new CounterTouch.Recall(counter));
      case 6, 7 -> scene.touch(new CounterTouch.StartVisit(counter));
      case 8 -> scene.touch(new CounterTouch.FinishVisit(counter));
      case 9 -> scene.touch(new CounterTouch.MarkAbsent(counter));
      case 10 -> scene.touch(new CounterTouch.TakeBackAbsent(counter));
      case 11 -> scene.touch(new CounterTouch.Transfer(counter, "land"));
      case 12 -> scene.press(1 + random.nextInt(4));
      case 13 -> endJob(random);
      case 14 -> scene.printerIs(random.nextBoolean() ? Scene.READY : Scene.PAPER_OUT);
      case 15 -> scene.after(jump(random)).step(new Input.Ticked());
      case 16 -> scene.finger(1 + random.nextInt(4));
      case 17 -> odd(random);
      default -> scene.after(Duration.ofSeconds(random.nextInt(40))).step(new Input.Ticked());
    }
    return "kind " + kind;
  }

  private static Touch number(SplittableRandom random) {
    return new KioskTouch.TakeNumber(
        Long.toHexString(random.nextLong()),
        random.nextBoolean() ? "land" : "civil",
        random.nextBoolean() ? "elderly" : null);
  }

  private void endJob(SplittableRandom random) {
    if (!scene.effects(Effect.Print.class).isEmpty()) {
      JobOutcome[] all = JobOutcome.values();
      scene.jobEnds(all[random.nextInt(all.length)]);
    }
  }

  private void odd(SplittableRandom random) {
    switch (random.nextInt(8)) {
      case 0 -> scene.restart();
      case 1 -> scene.hear(new LifeChanged("printer-1", LifeStage.ABSENT, "unplugged", true));
      case 2 -> scene.hear(new FingerReading.Unknown("finger-1", scene.moment().monotonicNanos()));
      case 3 -> scene.scan("000.00.53.H48-220921-0099");
      case 4 -> settle(random.nextBoolean());
      case 5 -> reprint();
      case 6 -> scene.hear(new ButtonReading.Stuck("panel-1", 2, Duration.ofSeconds(10)));
      default -> scene.order(order(random));
    }
  }

  private void settle(boolean cameOut) {
    scene.view().unsettled().stream()
        .findFirst()
        .ifPresent(
            slip -> scene.touch(new KioskTouch.SettleSlip(slip.day(), slip.number(), cameOut)));
  }

  private void reprint() {
    scene.view().unprinted().stream()
        .findFirst()
        .ifPresent(slip -> scene.touch(new KioskTouch.Reprint(slip.number(), "paper-out")));
  }

  private static ServerCommand order(SplittableRandom random) {
    Order order =
        random.nextBoolean()
            ? new LineOrder.CloseLine("land", "Cán bộ đi họp")
            : new LineOrder.OpenLine("land");
    return new ServerCommand(
        Long.toHexString(random.nextLong()), "00000000000000aa", 1_000_000, order);
  }

  private static Duration jump(SplittableRandom random) {
    return switch (random.nextInt(4)) {
      case 0 -> Duration.ofHours(random.nextInt(30));
      case 1 -> Duration.ofDays(1 + random.nextInt(3));
      case 2 -> Duration.ofMinutes(-random.nextInt(90));
      default -> Duration.ofDays(-1 - random.nextInt(2));
    };
  }

  private void look() {
    before = scene.pages();
    computed.clear();
  }

  /** Paths of the pages that are other objects than at the last look. */
  @SuppressWarnings("ReferenceEquality") // a page that shows the same stays the same object
  private Set<String> replaced() {
    Map<String, PageView> now = scene.pages();
    Set<String> replaced =
        now.keySet().stream()
            .filter(path -> now.get(path) != before.get(path))
            .collect(Collectors.toCollection(TreeSet::new));
    before = now;
    return replaced;
  }

  private static Catalogue centre() {
    return new Catalogue(
        "Trung tâm Phục vụ hành chính công phường Minh Hoạ",
        List.of(
            new Catalogue.Line("land", 1, "Đất đai", "land", 999),
            new Catalogue.Line("civil", 2, "Hộ tịch", "civil", 300)),
        List.of(
            new Catalogue.Counter("1", "Quầy số 1", List.of("land")),
            new Catalogue.Counter("2", "Quầy số 2", List.of("civil")),
            new Catalogue.Counter("3", "Quầy số 3", List.of("civil"))),
        Scene.CATALOGUE.priorities(),
        Scene.CATALOGUE.staff(),
        Scene.CATALOGUE.desks());
  }

  /** A station that counts how often a section of each page is computed. */
  private record Counted(Station station, Map<String, Integer> computed) implements Station {
    @Override
    public void note(Input input, Moment now) {
      station.note(input, now);
    }

    @Override
    public void unnote() {
      station.unnote();
    }

    @Override
    public Decision decide(Input input, Moment now) {
      return station.decide(input, now);
    }

    @Override
    public boolean isCuriousBefore(Touch touch, Moment now) {
      return station.isCuriousBefore(touch, now);
    }

    @Override
    public void apply(Event event, @Nullable EventData data) {
      station.apply(event, data);
    }

    @Override
    public void forget() {
      station.forget();
    }

    @Override
    public List<Page> pages() {
      return station.pages();
    }

    @Override
    public List<Section> sections() {
      return station.sections().stream().map(this::counted).toList();
    }

    private Section counted(Section section) {
      return new Section(
          section.name(),
          section.pages(),
          section.events(),
          section.inputs(),
          now -> {
            section.pages().forEach(page -> computed.merge(page.path(), 1, Integer::sum));
            return section.value().apply(now);
          },
          section.until());
    }
  }
}
