package vn.motcua.firmware.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.motcua.firmware.queue.QueueView.CallView;
import vn.motcua.firmware.queue.QueueView.Choice;
import vn.motcua.firmware.queue.QueueView.CounterView;
import vn.motcua.firmware.queue.QueueView.CurrentView;
import vn.motcua.firmware.queue.QueueView.LineView;
import vn.motcua.firmware.queue.QueueView.SignView;
import vn.motcua.firmware.queue.QueueView.SlipView;
import vn.motcua.firmware.queue.QueueView.TicketView;
import vn.motcua.firmware.queue.QueueView.WaitingView;
import vn.motcua.firmware.queue.touch.CounterTouch;
import vn.motcua.firmware.queue.touch.HubTouch;
import vn.motcua.firmware.queue.touch.KioskTouch;
import vn.motcua.firmware.rating.PadView;
import vn.motcua.firmware.rating.RatingTouch;
import vn.motcua.firmware.station.Answer;
import vn.motcua.firmware.station.Touch;
import vn.motcua.firmware.upkeep.PrintClosing;

/** The queue of a {@link FakeBoard}: seven lines, four counters, in memory. Its owner guards it. */
final class FakeQueue {
  static final Instant NOW = Instant.parse("2026-11-20T01:15:00Z");
  static final LocalDate DAY = LocalDate.of(2026, 11, 20);

  static final List<Choice> PRIORITIES =
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

  private final Map<String, Answer.NumberGiven> given = new HashMap<>();
  private final Map<String, List<String>> waiting = new HashMap<>();
  private final Map<String, TicketView> serving = new HashMap<>();
  private final Map<String, TicketView> absent = new HashMap<>();
  private final Map<String, String> priorities = new HashMap<>();
  private final Map<String, Integer> ratings = new HashMap<>();
  private final List<CallView> calls = new ArrayList<>();
  private final List<SlipView> unsettled = new ArrayList<>();

  /** A slip of which nobody knows whether it came out. */
  void unsettle(String number) {
    unsettled.add(new SlipView(DAY, number));
  }

  List<SlipView> unsettled() {
    return List.copyOf(unsettled);
  }

  List<CallView> calls() {
    return calls.stream().limit(8).toList();
  }

  @Nullable Integer rating(String counter) {
    return ratings.get(counter);
  }

  /** What a touch does; {@code slip} is how a number comes to its citizen. */
  Answer step(Touch touch, String slip) {
    return switch (touch) {
      case KioskTouch.TakeNumber take -> take(take, slip);
      case CounterTouch.CallNext call -> call(call.counter());
      case CounterTouch.CallNumber call -> call(call.counter(), call.number());
      case CounterTouch.UndoCall undo -> {
        TicketView called = serving.get(undo.counter());
        if (called != null) {
          waiting.computeIfAbsent(called.line(), _ -> new ArrayList<>()).addFirst(called.number());
        }
        yield gone(undo.counter());
      }
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
        unsettled.removeIf(each -> each.number().equals(settle.number()));
        yield new Answer.Done(settle.number());
      }
      case HubTouch.TakeOver _ -> new Answer.Done(null);
      case PrintClosing _ ->
          new Answer.Refused("printer-not-ready", "Máy in chưa sẵn sàng: kiểm tra giấy.");
      case KioskTouch.Reprint reprint -> new Answer.Done(reprint.number());
      default -> throw new IllegalArgumentException("no touch of the pages: " + touch);
    };
  }

  private Answer take(KioskTouch.TakeNumber take, String slip) {
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
          return new Answer.NumberGiven(number, line.id(), queue.size() - 1, slip);
        });
  }

  private Answer call(String counter) {
    return call(counter, null);
  }

  private Answer call(String counter, @Nullable String wanted) {
    for (Line line : LINES) {
      List<String> queue = waiting.getOrDefault(line.id(), List.of());
      if (wanted == null ? !queue.isEmpty() : queue.contains(wanted)) {
        String number = wanted == null ? queue.getFirst() : wanted;
        queue.remove(number);
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

  List<LineView> lines() {
    return LINES.stream()
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
  }

  SignView sign(String id) {
    TicketView ticket = serving.get(id);
    return new SignView(
        id,
        "Quầy số " + id,
        ticket == null ? null : new CurrentView(ticket.number(), ticket.state(), ticket.since()));
  }

  PadView pad(String id) {
    TicketView ticket = serving.get(id);
    @Nullable Integer rating = ratings.get(id);
    PadView.@Nullable VisitView visit =
        ticket != null && ticket.state().equals("serving")
            ? new PadView.VisitView(DAY, ticket.number())
            : null;
    return new PadView(id, "Quầy số " + id, rating, visit != null && rating == null, visit);
  }

  CounterView counter(String id) {
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
        absent.containsKey(id) ? absent.get(id).number() : null,
        ticket != null && ticket.state().equals("called") ? ticket.number() : null);
  }
}
