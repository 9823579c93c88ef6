package vn.motcua.firmware.queue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.Moment;
import vn.motcua.firmware.queue.QueueView.SlipView;
import vn.motcua.firmware.queue.QueueView.UnprintedView;
import vn.motcua.firmware.queue.ticket.QueueState;
import vn.motcua.firmware.queue.ticket.TicketEvent;
import vn.motcua.firmware.queue.ticket.TicketKey;
import vn.motcua.firmware.queue.ticket.TicketPaper;
import vn.motcua.firmware.queue.ticket.Visit;
import vn.motcua.firmware.station.Day;
import vn.motcua.firmware.station.Input;
import vn.motcua.firmware.station.Section;
import vn.motcua.firmware.view.Page;

/** The slips that somebody has to look after, for the pages. Reads and changes nothing. */
final class SlipScreen {
  /** The kiosk looks for the number that it has just given. */
  private static final int LATEST_UNPRINTED = 16;

  private final Supplier<QueueState> state;

  SlipScreen(Supplier<QueueState> state) {
    this.state = state;
  }

  /** With these pages of the counters. */
  List<Section> sections(List<Page> counters) {
    List<Page> staff = new ArrayList<>(counters);
    staff.addAll(List.of(Page.HOME, Page.DEVICES, QueuePages.KIOSK, QueuePages.SETTLE));
    return List.of(
        Section.of("unsettled", _ -> unsettled())
            .on(staff)
            .changedBy(data -> Changes.slips(data, isNewDay(data))),
        Section.of("unprinted", this::latestUnprinted)
            .on(QueuePages.KIOSK)
            .changedBy(data -> Changes.unprinted(data, isNewDay(data)))
            .changedByInput(Input.Received.class::isInstance),
        Section.of("unprinted", this::unprinted)
            .on(Page.HOME, Page.DEVICES, QueuePages.SETTLE)
            .changedBy(this::changesUnprinted)
            .changedByInput(Input.Received.class::isInstance));
  }

  private List<SlipView> unsettled() {
    return state.get().papers().at(TicketPaper.Slip.UNKNOWN).stream()
        .map(t -> new SlipView(t.day(), t.number()))
        .toList();
  }

  private List<SlipView> latestUnprinted(Moment now) {
    return withoutSlip(neverPrinted().reversed(), now).limit(LATEST_UNPRINTED).toList();
  }

  private UnprintedView unprinted(Moment now) {
    List<SlipView> all = withoutSlip(neverPrinted(), now).toList();
    return new UnprintedView(all.size(), all.stream().limit(QueueView.UNPRINTED_MAX).toList());
  }

  private List<TicketPaper> neverPrinted() {
    return state.get().papers().at(TicketPaper.Slip.VOID);
  }

  private Stream<SlipView> withoutSlip(List<TicketPaper> papers, Moment now) {
    LocalDate today = Day.of(now.wall());
    return papers.stream()
        .filter(paper -> paper.day().equals(today) && isWaiting(paper.key()))
        .map(paper -> new SlipView(paper.day(), paper.number()));
  }

  private boolean isWaiting(TicketKey key) {
    Visit visit = state.get().of(key);
    return visit != null && visit.stage() == Visit.Stage.WAITING;
  }

  /** Whether someone without a slip may begin or end to wait; asked before the event is folded. */
  private boolean changesUnprinted(EventData data) {
    return Changes.slips(data, isNewDay(data))
        || (Changes.unprinted(data, false)
            && data instanceof TicketEvent ticket
            && hasNoSlip(new TicketKey(ticket.day(), ticket.number())));
  }

  private boolean hasNoSlip(TicketKey key) {
    TicketPaper paper = state.get().papers().of(key);
    return paper != null && paper.slip() == TicketPaper.Slip.VOID;
  }

  private boolean isNewDay(EventData data) {
    return Changes.isNewDay(data, state.get());
  }
}
