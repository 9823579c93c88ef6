package vn.motcua.firmware.bench;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import vn.motcua.bridge.ClockQuality;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.Moment;
import vn.motcua.firmware.core.Core;
import vn.motcua.firmware.core.Site;
import vn.motcua.firmware.core.Stations;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketCalled;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketFinished;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketPrinted;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketReserved;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketSent;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketStarted;
import vn.motcua.firmware.queue.touch.CounterTouch;
import vn.motcua.firmware.station.Input;
import vn.motcua.firmware.view.DeliveryView;
import vn.motcua.firmware.view.PageView;
import vn.motcua.firmware.web.ViewJson;
import vn.motcua.provisioning.Catalogue;

/**
 * What a touch and the pages after it cost on a day that has given few numbers or many, without the
 * disk: {@value #WAITING} people wait at most, and all others have been served. In processor time
 * of this thread.
 */
public final class ViewBench {
  private static final int[] TICKETS = {10, 1_000, 5_000};
  private static final int WAITING = 40;
  private static final int LINES = 9;
  private static final int COUNTERS = 8;
  private static final int WARM_UP = 300;
  private static final int MEASURED = 300;
  private static final int CALLS = 8;
  private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
  private static final Instant MORNING = Instant.parse("2026-11-21T00:30:00Z");
  private static final String NO_HASH = "0".repeat(64);

  private final Core core;
  private final int tickets;
  private long sequence;

  private ViewBench(int tickets) {
    this.core = new Core(site(), Stations.ALL);
    this.tickets = tickets;
    IntStream.range(0, tickets).forEach(this::ticket);
    fold(new TicketCalled(DAY, number(tickets - 1), "1"));
  }

  /** Some seconds. */
  public static List<Figure> run() {
    List<Figure> figures = new ArrayList<>();
    for (int tickets : TICKETS) {
      new ViewBench(tickets).measure(figures);
    }
    return figures;
  }

  private void measure(List<Figure> figures) {
    Input call = new Input.Touched(new CounterTouch.CallNext("2"));
    Input again = new Input.Touched(new CounterTouch.Recall("1"));
    add(figures, "call_next", "whom to call: decided only", () -> decide(call));
    add(
        figures,
        "touch",
        "a recall: decided and folded in",
        () -> decide(again).forEach(this::fold));
    pages();
    refresh(figures, "recall", List.of(again), WARM_UP + MEASURED);
    List<Input> visit =
        List.of(
            call,
            new Input.Touched(new CounterTouch.StartVisit("2")),
            new Input.Touched(new CounterTouch.FinishVisit("2")));
    refresh(figures, "call_next", visit, CALLS);
    for (String page : List.of("", "kiosk", "display", "settle", "counter/1", "bench")) {
      PageView view = Objects.requireNonNull(pages().get(page));
      String name = page.isEmpty() ? "home" : page.replaceAll("/.*", "");
      add(figures, "page_" + name, "its JSON", () -> ViewJson.of(view));
    }
  }

  /** What it costs to compute the pages that a touch has changed, and how many of all these are. */
  @SuppressWarnings("ReferenceEquality") // a page that shows the same stays the same object
  private void refresh(List<Figure> figures, String what, List<Input> touches, int times) {
    List<Long> nanos = new ArrayList<>();
    long changed = 0;
    for (int i = 0; i < times; i++) {
      Map<String, PageView> before = pages();
      take(touches.getFirst());
      long start = ProcessorTime.nanos();
      Map<String, PageView> after = pages();
      nanos.add(ProcessorTime.nanos() - start);
      changed =
          after.entrySet().stream().filter(e -> before.get(e.getKey()) != e.getValue()).count();
      touches.stream().skip(1).forEach(this::take);
    }
    nanos.sort(null);
    String all = "p50; of " + pages().size() + " pages, " + changed + " changed";
    figures.add(
        new Figure(
            "pages_after_%s_us_%d_tickets".formatted(what, tickets),
            nanos.get(nanos.size() / 2) / 1e3,
            "us",
            all));
  }

  private void take(Input touch) {
    decide(touch).forEach(this::fold);
  }

  private void add(List<Figure> figures, String what, String reference, Runnable work) {
    long[] nanos = new long[MEASURED];
    for (int i = -WARM_UP; i < MEASURED; i++) {
      long start = ProcessorTime.nanos();
      work.run();
      if (i >= 0) {
        nanos[i] = ProcessorTime.nanos() - start;
      }
    }
    Arrays.sort(nanos);
    String key = "%s_us_%d_tickets".formatted(what, tickets);
    figures.add(new Figure(key, nanos[MEASURED / 2] / 1e3, "us", "p50; " + reference));
  }

  private List<EventData> decide(Input touch) {
    Moment now = now();
    core.note(touch, now);
    List<EventData> events = core.decide(touch, now).events();
    if (events.isEmpty()) {
      throw new IllegalStateException("refused: " + touch);
    }
    return events;
  }

  private Map<String, PageView> pages() {
    return core.pages(now(), new DeliveryView(true, 0));
  }

  private void ticket(int i) {
    String number = number(i);
    String line = line(1 + i % LINES);
    String priority = i % 10 == 0 ? "elderly" : null;
    fold(new TicketReserved(DAY, number, line, priority, 3, "kiosk", "touch-" + i));
    fold(new TicketSent(DAY, number, "printer-1", "job-" + i));
    fold(new TicketPrinted(DAY, number, "job-" + i));
    if (i < tickets - WAITING) {
      String counter = Integer.toString(1 + i % COUNTERS);
      fold(new TicketCalled(DAY, number, counter));
      fold(new TicketStarted(DAY, number, counter));
      fold(new TicketFinished(DAY, number, counter));
    }
  }

  private void fold(EventData data) {
    sequence++;
    core.apply(
        new Event("minh-hoa", "board-1", "e", sequence, "", now(), "{}", NO_HASH, NO_HASH), data);
  }

  private Moment now() {
    return new Moment(
        MORNING.plusMillis(sequence), "boot", sequence * 1_000_000, ClockQuality.SYNCHRONISED);
  }

  private static String number(int i) {
    return "%d%03d".formatted(1 + i % LINES, 1 + i / LINES);
  }

  private static String line(int digit) {
    return "line-" + digit;
  }

  private static Site site() {
    List<Catalogue.Line> lines =
        IntStream.rangeClosed(1, LINES)
            .mapToObj(i -> new Catalogue.Line(line(i), i, "Lĩnh vực " + i, "land", 999))
            .toList();
    List<String> all = lines.stream().map(Catalogue.Line::id).toList();
    List<Catalogue.Counter> counters =
        IntStream.rangeClosed(1, COUNTERS)
            .mapToObj(i -> new Catalogue.Counter(Integer.toString(i), "Quầy số " + i, all))
            .toList();
    return new Site(
        "minh-hoa",
        "board-1",
        List.of("ticket", "counter", "display"),
        new Catalogue(
            "Trung tâm Phục vụ hành chính công phường Minh Hoạ",
            lines,
            counters,
            List.of(new Catalogue.Priority("elderly", "Người cao tuổi")),
            List.of(),
            List.of()),
        List.of("printer-1"),
        Map.of(),
        Map.of(),
        Map.of("printer-1", "printer"),
        List.of(0, 1, 2),
        List.of());
  }
}
