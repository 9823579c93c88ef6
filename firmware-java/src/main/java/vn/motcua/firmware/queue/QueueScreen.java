package vn.motcua.firmware.queue;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Moment;
import vn.motcua.firmware.queue.line.LineState;
import vn.motcua.firmware.station.Day;
import vn.motcua.firmware.station.Hardware;
import vn.motcua.firmware.view.BoardView;
import vn.motcua.provisioning.Catalogue;

/** Converts the queue's state for the pages. Pure. */
final class QueueScreen {
  private static final int UNPRINTED_MAX = 16;

  private final Catalogue catalogue;
  private final List<String> printers;

  QueueScreen(Catalogue catalogue, List<String> printers) {
    this.catalogue = catalogue;
    this.printers = List.copyOf(printers);
  }

  QueueView view(QueueState queue, LineState lines, Hardware hardware, Moment now) {
    LocalDate today = Day.of(now.wall());
    return new QueueView(
        catalogue.lines().stream().map(l -> line(l, queue, lines, today)).toList(),
        catalogue.priorities().stream().map(p -> new BoardView.Choice(p.id(), p.name())).toList(),
        printer(hardware),
        catalogue.counters().stream().map(c -> counter(c, queue, now)).toList(),
        queue.calls().stream().filter(t -> t.day().equals(today)).map(QueueScreen::call).toList(),
        queue.papers().at(TicketPaper.Slip.UNKNOWN).stream()
            .map(t -> new BoardView.SlipView(t.day(), t.number()))
            .toList(),
        unprinted(queue, today));
  }

  private static BoardView.LineView line(
      Catalogue.Line l, QueueState queue, LineState lines, LocalDate today) {
    List<Visit> waiting = queue.waiting(today, List.of(l.id()));
    return new BoardView.LineView(
        l.id(),
        l.digit(),
        l.name(),
        l.pictogram(),
        waiting.size(),
        (int) waiting.stream().filter(t -> t.priority() != null).count(),
        Math.max(0, l.capacity() - queue.numbering().given(today, l.digit())),
        lines.closedFor(l.id(), today));
  }

  private QueueView.AtCounter counter(Catalogue.Counter c, QueueState queue, Moment now) {
    Visit current = queue.current(c.id());
    List<Visit> waiting = queue.waiting(Day.of(now.wall()), c.lines());
    Visit absent = CounterDesk.returnable(queue, c.id(), now);
    return new QueueView.AtCounter(
        c.id(),
        c.name(),
        c.lines(),
        current == null ? null : ticket(current),
        waiting.size(),
        waiting.stream().limit(BoardView.NEXT_MAX).map(this::waiting).toList(),
        absent == null ? null : absent.number());
  }

  private BoardView.PrinterView printer(Hardware hardware) {
    return new BoardView.PrinterView(
        hardware.printer(printers).word(),
        printers.stream()
            .map(p -> new BoardView.PrinterState(p, hardware.printer(p).word()))
            .toList());
  }

  private static List<BoardView.SlipView> unprinted(QueueState queue, LocalDate today) {
    return queue.papers().at(TicketPaper.Slip.VOID).reversed().stream()
        .filter(paper -> paper.day().equals(today) && isWaiting(queue, paper.key()))
        .limit(UNPRINTED_MAX)
        .map(t -> new BoardView.SlipView(t.day(), t.number()))
        .toList();
  }

  private static boolean isWaiting(QueueState queue, TicketKey key) {
    Visit visit = queue.of(key);
    return visit != null && visit.stage() == Visit.Stage.WAITING;
  }

  private BoardView.WaitingView waiting(Visit t) {
    return new BoardView.WaitingView(t.number(), t.line(), priority(t), t.since());
  }

  private @Nullable String priority(Visit t) {
    return catalogue.priorities().stream()
        .filter(each -> each.id().equals(t.priority()))
        .map(Catalogue.Priority::name)
        .findFirst()
        .orElse(t.priority());
  }

  private BoardView.TicketView ticket(Visit t) {
    String state = t.stage() == Visit.Stage.SERVING ? "serving" : "called";
    return new BoardView.TicketView(t.number(), t.line(), state, t.since(), priority(t));
  }

  private static BoardView.CallView call(Visit t) {
    String counter = t.counter() == null ? "" : t.counter();
    return new BoardView.CallView(
        t.number(), counter, Spoken.call(t.number(), counter), t.calls(), t.since());
  }
}
