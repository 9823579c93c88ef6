package vn.motcua.firmware.simulation.hall;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.motcua.firmware.queue.centre.HubEvent.HubClaimed;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketWithdrawn;
import vn.motcua.firmware.queue.touch.KioskTouch;
import vn.motcua.firmware.simulation.Agenda;
import vn.motcua.firmware.station.Answer;

/**
 * Two hours of a hall with one queue: citizens at the kiosks, officers at the counters, and faults.
 * The same seed gives the same hours. One thread.
 */
public final class Hall {
  private static final Instant BEGIN = Instant.parse("2026-11-30T00:30:00Z");
  private static final Duration OPEN = Duration.ofHours(2);
  private static final int KIOSKS = 4;
  private static final int COUNTERS = 8;
  private static final int CITIZENS = 240;
  private static final int LATE = 20;
  private static final int FIRST_LENGTH = 4;

  private final SplittableRandom random;
  private final Agenda agenda = new Agenda(BEGIN);
  private final HallWires wires;
  private final List<HallBoard> kiosks = new ArrayList<>();
  private final List<HallBoard> counters = new ArrayList<>();
  private final List<HallBoard> all = new ArrayList<>();
  private final HallBoard hub;
  private final Map<String, String> numbers = new TreeMap<>();
  private final Set<String> twice = new HashSet<>();
  private final Plant plant;
  private final HallOfficers officers;
  private int asked;
  private int faults;

  /** A fault that somebody builds in: the promises must be seen to break. */
  public enum Plant {
    /** None. */
    NOTHING,
    /** Two kiosks have cards with the same slots. */
    SHARED_SLOTS,
    /** Nobody writes down that two counters called one person. */
    SILENT_CALLS
  }

  /**
   * What came of it.
   *
   * @param numbers given to citizens
   * @param fromSlots how many of these a board gave that was not the first hub
   * @param terms how often a board became the hub
   * @param withdrawn numbers of the hub for a touch that got another one
   * @param faults that happened
   * @param broken the first promise that was broken, null when all were kept
   * @param doubled people called by two counters, each with the event that says so
   */
  public record Outcome(
      long seed,
      int numbers,
      int fromSlots,
      int terms,
      int withdrawn,
      int faults,
      int doubled,
      @Nullable String broken) {}

  private Hall(long seed, Plant plant) {
    this.plant = plant;
    random = new SplittableRandom(seed);
    wires = new HallWires(agenda, random.split());
    hub = board("hub", List.of("hub"), List.of(0));
    board("spare", List.of("spare"), List.of(1));
    for (int i = 0; i < KIOSKS; i++) {
      int slot = plant == Plant.SHARED_SLOTS ? 2 : 2 + i;
      kiosks.add(board("kiosk-" + (i + 1), List.of("ticket"), List.of(slot)));
    }
    for (int i = 0; i < COUNTERS; i++) {
      counters.add(board("counter-" + (i + 1), List.of("counter"), List.of()));
    }
    officers = new HallOfficers(agenda, random, counters);
  }

  private HallBoard board(String name, List<String> roles, List<Integer> slots) {
    var board =
        new HallBoard(
            HallSite.of(name, roles, slots, COUNTERS),
            agenda,
            wires,
            random.split(),
            Duration.ofSeconds(random.nextInt(-90, 90)));
    all.add(board);
    return board;
  }

  /** Plays the hours of a seed. */
  public static Outcome play(long seed, Plant plant) {
    return new Hall(seed, plant).outcome(seed);
  }

  private Outcome outcome(long seed) {
    all.forEach(HallBoard::on);
    agenda.runUntil(BEGIN.plusSeconds(20));
    for (int i = 0; i < CITIZENS; i++) {
      agenda.after(within(OPEN), this::arrive);
    }
    officers.begin();
    for (int i = 0; i < 1 + random.nextInt(6); i++) {
      agenda.after(within(OPEN), this::fault);
    }
    agenda.runUntil(BEGIN.plus(OPEN).plusSeconds(1_500));
    wires.heal();
    all.stream().filter(each -> !each.isOn()).forEach(HallBoard::on);
    agenda.runUntil(BEGIN.plus(OPEN.multipliedBy(3)));
    String screens = screensDiffer();
    var record = new HallRecord(all);
    return new Outcome(
        seed,
        numbers.size(),
        (int) numbers.keySet().stream().filter(each -> each.length() > FIRST_LENGTH).count(),
        record.count(HubClaimed.class),
        record.count(TicketWithdrawn.class),
        faults,
        record.doubled().size(),
        screens == null ? broken(record) : screens);
  }

  private @Nullable String broken(HallRecord record) {
    if (!twice.isEmpty()) {
      return "given to two citizens: " + twice;
    }
    List<String> lost = record.lost(numbers.keySet());
    if (!lost.isEmpty()) {
      return "lost from the queue: " + lost;
    }
    Set<String> said = plant == Plant.SILENT_CALLS ? Set.of() : record.doubled();
    List<String> silent = record.silent(officers.calls(), officers.byHand(), said);
    return silent.isEmpty() ? null : "called by two counters silently: " + silent;
  }

  /** Twenty more citizens while the officers pause: every screen must say the same. */
  private @Nullable String screensDiffer() {
    officers.pause(true);
    Instant evening = BEGIN.plus(OPEN.multipliedBy(3));
    agenda.runUntil(evening.plusSeconds(600));
    for (int i = 0; i < LATE; i++) {
      arrive();
    }
    agenda.runUntil(evening.plusSeconds(610));
    Map<String, Integer> truth = hub.waiting();
    int sum = truth.values().stream().mapToInt(Integer::intValue).sum();
    List<String> wrong =
        all.stream()
            .filter(each -> !each.waiting().equals(truth))
            .map(each -> each.name() + " shows " + each.waiting())
            .toList();
    officers.pause(false);
    agenda.runUntil(evening.plusSeconds(3_600));
    return wrong.isEmpty() && sum == LATE
        ? null
        : LATE + " wait, the hub's board shows " + truth + ", and " + wrong;
  }

  private Duration within(Duration time) {
    return Duration.ofMillis(random.nextLong(time.toMillis()));
  }

  private void arrive() {
    String request = "touch-" + seconds(asked++);
    take(
        request,
        "line-" + (1 + random.nextInt(HallSite.LINES)),
        random.nextInt(6) == 0 ? "elderly" : null);
  }

  private static String seconds(int n) {
    return "%06d".formatted(n);
  }

  /** A page sends a touch again until it has an answer, with the same id at the same kiosk. */
  private void take(String request, String line, @Nullable String priority) {
    HallBoard kiosk = kiosks.get(random.nextInt(kiosks.size()));
    take(kiosk, request, line, priority, new boolean[1]);
  }

  private void take(
      HallBoard kiosk, String request, String line, @Nullable String priority, boolean[] done) {
    kiosk.touch(
        new KioskTouch.TakeNumber(request, line, priority),
        answer -> {
          done[0] = true;
          if (answer instanceof Answer.NumberGiven given) {
            String other = numbers.put(given.number(), request);
            if (other != null && !other.equals(request)) {
              twice.add(given.number());
            }
          }
        });
    agenda.after(
        Duration.ofSeconds(2),
        () -> {
          if (!done[0]) {
            take(kiosk, request, line, priority, done);
          }
        });
  }

  private void fault() {
    faults++;
    Duration time = Duration.ofSeconds(2).plus(within(Duration.ofMinutes(20)));
    switch (random.nextInt(5)) {
      case 0 -> powerCut(hub, time, false);
      case 1 -> powerCut(hub, time, true);
      case 2 -> powerCut(all.get(random.nextInt(all.size())), time, random.nextBoolean());
      case 3 -> {
        List<HallBoard> some = all.stream().filter(_ -> random.nextBoolean()).toList();
        wires.cut(some, faults);
        agenda.after(time, wires::heal);
      }
      default -> {
        wires.cut(List.of(kiosks.get(random.nextInt(kiosks.size()))), faults);
        agenda.after(time, wires::heal);
      }
    }
  }

  private void powerCut(HallBoard board, Duration time, boolean cardToo) {
    if (!board.isOn()) {
      return;
    }
    board.off();
    if (cardToo && board == hub) {
      board.newCard();
    }
    agenda.after(
        time,
        () -> {
          if (!board.isOn()) {
            board.on();
          }
        });
  }
}
