package vn.motcua.firmware.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import vn.motcua.firmware.station.Answer;
import vn.motcua.firmware.station.Touch;
import vn.motcua.firmware.view.BoardView;
import vn.motcua.firmware.view.BoardView.CallView;
import vn.motcua.firmware.view.BoardView.CounterView;
import vn.motcua.firmware.view.BoardView.LineView;
import vn.motcua.firmware.view.BoardView.TicketView;

/** A small working board in memory: seven lines, four counters, no disk and no devices. */
final class FakeBoard implements BoardPort {
  static final Instant NOW = Instant.parse("2026-11-20T01:15:00Z");
  static final LocalDate DAY = LocalDate.of(2026, 11, 20);

  /** Touches in the order they came. */
  final List<Touch> touches = new CopyOnWriteArrayList<>();

  volatile String printer = "ready";
  volatile List<String> warnings = List.of();
  volatile BoardView.DeliveryView delivery = new BoardView.DeliveryView(true, 0);
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
  private final List<BoardView.SlipView> unsettled = new ArrayList<>();

  private static final List<BoardView.Choice> PRIORITIES =
      List.of(
          new BoardView.Choice("elderly", "Người cao tuổi"),
          new BoardView.Choice("disabled", "Người khuyết tật"),
          new BoardView.Choice("pregnant", "Phụ nữ mang thai"),
          new BoardView.Choice("merit", "Người có công"));

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
    unsettled.add(new BoardView.SlipView(DAY, number));
    changed();
  }

  void changed() {
    listeners.forEach(Runnable::run);
  }

  int listeners() {
    return listeners.size();
  }

  /** What a person does elsewhere, done when this returns. */
  Answer does(Touch touch) {
    return ask(touch).join();
  }

  @Override
  public CompletableFuture<Answer> ask(Touch touch) {
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
      case Touch.TakeNumber take -> take(take);
      case Touch.CallNext call -> call(call.counter());
      case Touch.Recall recall -> current(recall.counter());
      case Touch.StartVisit start -> {
        TicketView called = serving.get(start.counter());
        if (called != null) {
          serving.put(
              start.counter(),
              new TicketView(called.number(), called.line(), "serving", NOW, called.priority()));
        }
        yield current(start.counter());
      }
      case Touch.FinishVisit finish -> gone(finish.counter());
      case Touch.MarkAbsent touched -> {
        TicketView here = serving.get(touched.counter());
        if (here != null) {
          absent.put(touched.counter(), here);
        }
        yield gone(touched.counter());
      }
      case Touch.TakeBackAbsent back -> {
        TicketView gone = absent.remove(back.counter());
        if (gone == null) {
          yield new Answer.Refused("nothing-to-return", "Không có số nào vừa ghi vắng mặt.");
        }
        serving.put(back.counter(), gone);
        yield new Answer.Done(gone.number());
      }
      case Touch.Transfer transfer -> gone(transfer.counter());
      case Touch.Rate rate -> {
        TicketView visit = serving.get(rate.counter());
        if (visit == null || ratings.containsKey(rate.counter())) {
          yield new Answer.Refused("no-visit", "Chưa có lượt phục vụ nào để đánh giá.");
        }
        ratings.put(rate.counter(), rate.value());
        yield new Answer.Done(visit.number());
      }
      case Touch.SettleSlip settle -> {
        unsettled.removeIf(slip -> slip.number().equals(settle.number()));
        yield new Answer.Done(settle.number());
      }
      case Touch.PrintClosing _ ->
          new Answer.Refused("printer-not-ready", "Máy in chưa sẵn sàng: kiểm tra giấy.");
      case Touch.Reprint reprint -> new Answer.Done(reprint.number());
    };
  }

  private Answer take(Touch.TakeNumber take) {
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
        .map(BoardView.Choice::name)
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

  @Override
  public synchronized BoardView view() {
    var lines =
        LINES.stream()
            .map(each ->
                new LineView(
                    each.id(),
                    each.digit(),
                    each.name(),
                    each.pictogram(),
                    waiting.getOrDefault(each.id(), List.of()).size(),
                    (int)
                        waiting.getOrDefault(each.id(), List.of()).stream()
                            .filter(priorities::containsKey)
                            .count(),
                    900,
                    null))
            .toList();
    return new BoardView(
        "Trung tâm Phục vụ hành chính công phường Minh Hoạ",
        "minh-hoa-01",
        DAY,
        lines,
        PRIORITIES,
        new BoardView.PrinterView(printer, List.of(new BoardView.PrinterState("may-in", printer))),
        List.of(counter("1"), counter("2"), counter("3"), counter("4")),
        calls.stream().limit(8).toList(),
        List.copyOf(unsettled),
        List.of(),
        new BoardView.PunchView("Trần Thị Mẫu", "in", NOW),
        List.of(
            new BoardView.DeskView(
                "buu-dien",
                "Bàn luân chuyển hồ sơ",
                new BoardView.ScanView("000.00.53.H48-220921-0099", "accepted", NOW))),
        List.of(new BoardView.DeviceView("may-in", "printer", "ready", "")),
        delivery,
        warnings,
        Map.of());
  }

  private CounterView counter(String id) {
    TicketView ticket = serving.get(id);
    @Nullable Integer rating = ratings.get(id);
    return new CounterView(
        id,
        "Quầy số " + id,
        LINES.stream().map(Line::id).toList(),
        ticket,
        waiting.values().stream().mapToInt(List::size).sum(),
        LINES.stream()
            .flatMap(line ->
                waiting.getOrDefault(line.id(), List.of()).stream()
                    .map(number -> new BoardView.WaitingView(number, line.id(), kind(number), NOW)))
            .toList(),
        absent.containsKey(id) ? absent.get(id).number() : null,
        id.equals("4") ? null : "Trần Thị Mẫu",
        rating,
        ticket != null && ticket.state().equals("serving") && rating == null,
        ticket != null && ticket.state().equals("serving")
            ? new BoardView.VisitView(DAY, ticket.number())
            : null);
  }

  @Override
  public AutoCloseable onChange(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }
}
