package vn.motcua.firmware.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.motcua.firmware.access.Caller;
import vn.motcua.firmware.attendance.AttendanceStation;
import vn.motcua.firmware.attendance.DutyView;
import vn.motcua.firmware.attendance.PunchView;
import vn.motcua.firmware.core.Stations;
import vn.motcua.firmware.handoff.DeskView;
import vn.motcua.firmware.handoff.HandoffStation;
import vn.motcua.firmware.people.PeopleStation;
import vn.motcua.firmware.queue.QueuePages;
import vn.motcua.firmware.queue.QueueView.CallView;
import vn.motcua.firmware.queue.QueueView.Choice;
import vn.motcua.firmware.queue.QueueView.CounterView;
import vn.motcua.firmware.queue.QueueView.CurrentView;
import vn.motcua.firmware.queue.QueueView.LineView;
import vn.motcua.firmware.queue.QueueView.PrinterState;
import vn.motcua.firmware.queue.QueueView.PrinterView;
import vn.motcua.firmware.queue.QueueView.SignView;
import vn.motcua.firmware.queue.QueueView.SlipView;
import vn.motcua.firmware.queue.QueueView.TicketView;
import vn.motcua.firmware.queue.QueueView.UnprintedView;
import vn.motcua.firmware.queue.QueueView.WaitingView;
import vn.motcua.firmware.queue.touch.CounterTouch;
import vn.motcua.firmware.queue.touch.KioskTouch;
import vn.motcua.firmware.rating.PadView;
import vn.motcua.firmware.rating.RatingStation;
import vn.motcua.firmware.rating.RatingTouch;
import vn.motcua.firmware.station.Answer;
import vn.motcua.firmware.station.Touch;
import vn.motcua.firmware.station.TouchForm;
import vn.motcua.firmware.upkeep.DeviceView;
import vn.motcua.firmware.upkeep.PrintClosing;
import vn.motcua.firmware.view.DeliveryView;
import vn.motcua.firmware.view.Page;
import vn.motcua.firmware.view.PageView;

/** A small working board in memory: seven lines, four counters, no disk and no devices. */
final class FakeBoard implements BoardPort {
  static final Instant NOW = Instant.parse("2026-11-20T01:15:00Z");
  static final LocalDate DAY = LocalDate.of(2026, 11, 20);

  /** Touches in the order they came. */
  final List<Touch> touches = new CopyOnWriteArrayList<>();

  volatile String printer = "ready";
  volatile List<String> warnings = List.of();
  volatile DeliveryView delivery = new DeliveryView(true, 0);
  volatile boolean broken;
  volatile boolean silent;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final Map<String, Answer.NumberGiven> given = new HashMap<>();
  private final Map<String, List<String>> waiting = new HashMap<>();
  private final Map<String, TicketView> serving = new HashMap<>();
  private final Map<String, TicketView> absent = new HashMap<>();
  private final Map<String, String> priorities = new HashMap<>();
  private final Map<String, Integer> ratings = new HashMap<>();
  private final List<CallView> calls = new ArrayList<>();
  private final List<SlipView> unsettled = new ArrayList<>();
  private Map<String, PageView> shown = Map.of();

  private static final String CENTRE = "Trung tâm Phục vụ hành chính công phường Minh Hoạ";
  private static final List<String> COUNTERS = List.of("1", "2", "3", "4");
  private static final List<Page> PAGES =
      Stream.concat(
              Stream.of(
                  Page.HOME,
                  QueuePages.KIOSK,
                  QueuePages.DISPLAY,
                  QueuePages.SETTLE,
                  Page.DEVICES,
                  AttendanceStation.PAGE,
                  HandoffStation.PAGE,
                  PeopleStation.PAGE,
                  Page.BENCH),
              Stream.concat(
                  COUNTERS.stream().map(QueuePages::counter),
                  COUNTERS.stream().map(RatingStation::page)))
          .toList();
  private static final UnprintedView ALL_PRINTED = new UnprintedView(0, List.of());
  private static final List<Choice> PRIORITIES =
      List.of(
          new Choice("elderly", "Người cao tuổi"),
          new Choice("disabled", "Người khuyết tật"),
          new Choice("pregnant", "Phụ nữ mang thai"),
          new Choice("merit", "Người có công"));

  record Line(int digit, String id, String name, String pictogram) {}

  static final List<Line> LINES =
      List.of(
          new Line(1, "dat-dai", "Đất đai", "land"),
          new Line(2, "giay-phep-lai-xe", "Giấy phép lái xe", "vehicle"),
          new Line(3, "ho-tich", "Hộ tịch – Khai sinh", "civil-status"),
          new Line(4, "kinh-doanh", "Đăng ký kinh doanh", "business"),
          new Line(5, "y-te", "Y tế – Bảo hiểm xã hội", "health"),
          new Line(6, "xay-dung", "Xây dựng", "construction"),
          new Line(7, "chung", "Lĩnh vực khác", "general"));

  synchronized void unsettle(String number) {
    unsettled.add(new SlipView(DAY, number));
    changed();
  }

  /** Notifies pages, which take every page for a new one. */
  void changed() {
    synchronized (this) {
      shown = Map.of();
    }
    listeners.forEach(Runnable::run);
  }

  int listeners() {
    return listeners.size();
  }

  /** What a person does elsewhere, done when this returns. */
  Answer does(Touch touch) {
    return ask(touch, new Caller.Unguarded()).join();
  }

  @Override
  public Map<String, TouchForm> touches() {
    return Stations.ALL.touches();
  }

  @Override
  public List<Page> declared() {
    return PAGES;
  }

  @Override
  public CompletableFuture<Answer> ask(Touch touch, Caller by) {
    touches.add(touch);
    if (broken) {
      return CompletableFuture.failedFuture(new IllegalStateException("no ledger"));
    }
    if (silent) {
      return new CompletableFuture<>();
    }
    Answer answer = step(touch);
    changed();
    return CompletableFuture.completedFuture(answer);
  }

  private synchronized Answer step(Touch touch) {
    return switch (touch) {
      case KioskTouch.TakeNumber take -> take(take);
      case CounterTouch.CallNext call -> call(call.counter());
      case CounterTouch.Recall recall -> current(recall.counter());
      case CounterTouch.StartVisit start -> {
        TicketView called = serving.get(start.counter());
        if (called != null) {
          serving.put(
              start.counter(),
              new TicketView(called.number(), called.line(), "serving", NOW, called.priority()));
        }
        yield current(start.counter());
      }
      case CounterTouch.FinishVisit finish -> gone(finish.counter());
      case CounterTouch.MarkAbsent touched -> {
        TicketView here = serving.get(touched.counter());
        if (here != null) {
          absent.put(touched.counter(), here);
        }
        yield gone(touched.counter());
      }
      case CounterTouch.TakeBackAbsent back -> {
        TicketView gone = absent.remove(back.counter());
        if (gone == null) {
          yield new Answer.Refused("nothing-to-return", "Không có số nào vừa ghi vắng mặt.");
        }
        serving.put(back.counter(), gone);
        yield new Answer.Done(gone.number());
      }
      case CounterTouch.Transfer transfer -> gone(transfer.counter());
      case RatingTouch.Rate rate -> {
        TicketView visit = serving.get(rate.counter());
        if (visit == null || ratings.containsKey(rate.counter())) {
          yield new Answer.Refused("no-visit", "Chưa có lượt phục vụ nào để đánh giá.");
        }
        ratings.put(rate.counter(), rate.value());
        yield new Answer.Done(visit.number());
      }
      case KioskTouch.SettleSlip settle -> {
        unsettled.removeIf(slip -> slip.number().equals(settle.number()));
        yield new Answer.Done(settle.number());
      }
      case PrintClosing _ ->
          new Answer.Refused("printer-not-ready", "Máy in chưa sẵn sàng: kiểm tra giấy.");
      case KioskTouch.Reprint reprint -> new Answer.Done(reprint.number());
      default -> throw new IllegalArgumentException("no touch of the pages: " + touch);
    };
  }

  private Answer take(KioskTouch.TakeNumber take) {
    Line line =
        LINES.stream().filter(each -> each.id().equals(take.line())).findFirst().orElse(null);
    if (line == null) {
      return new Answer.Refused("unknown-line", "Không có lĩnh vực này. Hãy chọn lại.");
    }
    return given.computeIfAbsent(
        take.request(),
        request -> {
          List<String> queue = waiting.computeIfAbsent(line.id(), id -> new ArrayList<>());
          String number = "%d%03d".formatted(line.digit(), given.size() + 1);
          queue.add(number);
          if (take.priority() != null) {
            priorities.put(number, take.priority());
          }
          String slip = printer.equals("ready") ? "printing" : "screen";
          return new Answer.NumberGiven(number, line.id(), queue.size() - 1, slip);
        });
  }

  private Answer call(String counter) {
    for (Line line : LINES) {
      List<String> queue = waiting.getOrDefault(line.id(), List.of());
      if (!queue.isEmpty()) {
        String number = queue.removeFirst();
        serving.put(counter, new TicketView(number, line.id(), "called", NOW, kind(number)));
        ratings.remove(counter);
        calls.addFirst(
            new CallView(number, counter, "Mời công dân số " + number + " đến quầy", 1, NOW));
        return new Answer.Done(number);
      }
    }
    return new Answer.Refused("nobody-waiting", "Chưa có công dân nào đang chờ.");
  }

  private @Nullable String kind(String number) {
    return PRIORITIES.stream()
        .filter(each -> each.id().equals(priorities.get(number)))
        .map(Choice::name)
        .findFirst()
        .orElse(null);
  }

  private Answer current(String counter) {
    TicketView ticket = serving.get(counter);
    return ticket == null
        ? new Answer.Refused("nobody-here", "Quầy chưa gọi công dân nào.")
        : new Answer.Done(ticket.number());
  }

  private Answer gone(String counter) {
    TicketView ticket = serving.remove(counter);
    return ticket == null
        ? new Answer.Refused("nobody-here", "Quầy chưa gọi công dân nào.")
        : new Answer.Done(ticket.number());
  }

  private List<LineView> lines() {
    var lines =
        LINES.stream()
            .map(each ->
                new LineView(
                    each.id(),
                    each.digit(),
                    each.digit(),
                    each.name(),
                    each.pictogram(),
                    waiting.getOrDefault(each.id(), List.of()).size(),
                    (int)
                        waiting.getOrDefault(each.id(), List.of()).stream()
                            .filter(priorities::containsKey)
                            .count(),
                    900,
                    null,
                    "",
                    null))
            .toList();
    return lines;
  }

  @Override
  public synchronized Map<String, PageView> pages() {
    Map<String, PageView> now = new LinkedHashMap<>();
    PrinterView printers = new PrinterView(printer, List.of(new PrinterState("may-in", printer)));
    List<SlipView> slips = List.copyOf(unsettled);
    put(
        now,
        Page.HOME,
        "printer",
        printers,
        "unsettled",
        slips,
        "counters",
        COUNTERS.stream().map(id -> new Choice(id, "Quầy số " + id)).toList(),
        "unprinted",
        ALL_PRINTED,
        "needy",
        0);
    put(
        now,
        QueuePages.KIOSK,
        "lines",
        lines(),
        "priorities",
        PRIORITIES,
        "printer",
        printers,
        "unsettled",
        slips,
        "unprinted",
        List.of());
    put(
        now,
        QueuePages.DISPLAY,
        "lines",
        lines(),
        "counters",
        COUNTERS.stream().map(this::sign).toList(),
        "calls",
        calls.stream().limit(8).toList());
    put(now, QueuePages.SETTLE, "printer", printers, "unsettled", slips, "unprinted", ALL_PRINTED);
    for (String id : COUNTERS) {
      put(
          now,
          QueuePages.counter(id),
          "counter",
          counter(id),
          "lines",
          lines(),
          "printer",
          printers,
          "unsettled",
          slips,
          "officer",
          id.equals("4") ? null : "Trần Thị Mẫu",
          "rating",
          ratings.get(id));
      put(now, RatingStation.page(id), "pad", pad(id));
    }
    putDevices(now, printers, slips);
    if (!now.equals(shown)) {
      shown = now;
    }
    return shown;
  }

  private void putDevices(Map<String, PageView> pages, PrinterView printers, List<SlipView> slips) {
    var punch = new PunchView("Trần Thị Mẫu", "in", NOW);
    var devices = List.of(new DeviceView("may-in", "printer", printer, ""));
    var desks =
        List.of(
            new DeskView(
                "may-quet",
                "Bàn luân chuyển hồ sơ",
                "giao",
                "Bộ phận Một cửa phường Minh Hoạ",
                "Chi nhánh Văn phòng đăng ký đất đai",
                new DeskView.ScanView("000.00.53.H48-220921-0099", "accepted", NOW)));
    put(pages, Page.DEVICES, "devices", devices, "unsettled", slips, "unprinted", ALL_PRINTED);
    put(
        pages,
        AttendanceStation.PAGE,
        "lastPunch",
        punch,
        "duties",
        COUNTERS.stream().map(id -> new DutyView(id, "Quầy số " + id, "Trần Thị Mẫu")).toList(),
        "devices",
        List.of());
    put(pages, PeopleStation.PAGE);
    put(pages, HandoffStation.PAGE, "desks", desks, "devices", List.of());
    put(
        pages,
        Page.BENCH,
        "printer",
        printers,
        "lastPunch",
        punch,
        "desks",
        desks,
        "devices",
        devices,
        "delivery",
        delivery);
  }

  private void put(Map<String, PageView> pages, Page page, @Nullable Object... sections) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (int i = 0; i < sections.length; i += 2) {
      values.put(String.valueOf(sections[i]), sections[i + 1]);
    }
    List<String> told = new ArrayList<>(warnings);
    if (page.isForStaff() && delivery.trouble() != null) {
      told.add(delivery.trouble());
    }
    pages.put(page.path(), new PageView(CENTRE, "minh-hoa-01", DAY, told, values));
  }

  private SignView sign(String id) {
    TicketView ticket = serving.get(id);
    return new SignView(
        id,
        "Quầy số " + id,
        ticket == null ? null : new CurrentView(ticket.number(), ticket.state(), ticket.since()));
  }

  private PadView pad(String id) {
    TicketView ticket = serving.get(id);
    @Nullable Integer rating = ratings.get(id);
    PadView.@Nullable VisitView visit =
        ticket != null && ticket.state().equals("serving")
            ? new PadView.VisitView(DAY, ticket.number())
            : null;
    return new PadView(id, "Quầy số " + id, rating, visit != null && rating == null, visit);
  }

  private CounterView counter(String id) {
    TicketView ticket = serving.get(id);
    return new CounterView(
        id,
        "Quầy số " + id,
        LINES.stream().map(Line::id).toList(),
        ticket,
        waiting.values().stream().mapToInt(List::size).sum(),
        LINES.stream()
            .flatMap(line ->
                waiting.getOrDefault(line.id(), List.of()).stream()
                    .map(number -> new WaitingView(number, line.id(), kind(number), NOW)))
            .toList(),
        absent.containsKey(id) ? absent.get(id).number() : null);
  }

  @Override
  public AutoCloseable onChange(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }
}
