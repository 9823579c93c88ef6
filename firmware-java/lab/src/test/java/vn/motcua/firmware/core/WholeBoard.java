package vn.motcua.firmware.core;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.motcua.firmware.attendance.PunchView;
import vn.motcua.firmware.handoff.DeskView;
import vn.motcua.firmware.queue.QueuePages;
import vn.motcua.firmware.queue.QueueView.CallView;
import vn.motcua.firmware.queue.QueueView.Choice;
import vn.motcua.firmware.queue.QueueView.CounterView;
import vn.motcua.firmware.queue.QueueView.LineView;
import vn.motcua.firmware.queue.QueueView.PrinterView;
import vn.motcua.firmware.queue.QueueView.SlipView;
import vn.motcua.firmware.queue.QueueView.TicketView;
import vn.motcua.firmware.queue.QueueView.WaitingView;
import vn.motcua.firmware.rating.PadView;
import vn.motcua.firmware.upkeep.DeviceView;
import vn.motcua.firmware.view.Page;
import vn.motcua.firmware.view.PageView;

/** What all pages of a board show together. */
public record WholeBoard(
    LocalDate day,
    List<LineView> lines,
    PrinterView printer,
    List<AtCounter> counters,
    List<CallView> calls,
    List<SlipView> unsettled,
    List<SlipView> unprinted,
    @Nullable PunchView lastPunch,
    List<DeskView> desks,
    List<DeviceView> devices,
    List<String> warnings) {

  /** A counter on its console, with what its rating pad shows. */
  public record AtCounter(
      String id,
      @Nullable TicketView current,
      int waiting,
      List<WaitingView> next,
      @Nullable String absent,
      @Nullable String officer,
      @Nullable Integer rating,
      boolean rateable,
      PadView.@Nullable VisitView visit) {}

  /** Of these pages, by path. */
  public static WholeBoard of(Map<String, PageView> pages) {
    PageView home = Objects.requireNonNull(pages.get(Page.HOME.path()));
    PageView bench = Objects.requireNonNull(pages.get(Page.BENCH.path()));
    PageView kiosk = pages.getOrDefault(QueuePages.KIOSK.path(), home);
    PageView display = pages.getOrDefault(QueuePages.DISPLAY.path(), home);
    PrinterView printer = home.section("printer", PrinterView.class);
    return new WholeBoard(
        home.day(),
        kiosk.list("lines", LineView.class),
        printer == null ? new PrinterView("offline", List.of()) : printer,
        home.list("counters", Choice.class).stream().map(c -> counter(c.id(), pages)).toList(),
        display.list("calls", CallView.class),
        kiosk.list("unsettled", SlipView.class),
        kiosk.list("unprinted", SlipView.class),
        bench.section("lastPunch", PunchView.class),
        bench.list("desks", DeskView.class),
        bench.list("devices", DeviceView.class),
        home.warnings());
  }

  private static AtCounter counter(String id, Map<String, PageView> pages) {
    PageView console = Objects.requireNonNull(pages.get("counter/" + id));
    CounterView counter = Objects.requireNonNull(console.section("counter", CounterView.class));
    PageView beside = pages.get("rating/" + id);
    PadView pad = beside == null ? null : beside.section("pad", PadView.class);
    return new AtCounter(
        id,
        counter.current(),
        counter.waiting(),
        counter.next(),
        counter.absent(),
        console.section("officer", String.class),
        console.section("rating", Integer.class),
        pad != null && pad.rateable(),
        pad == null ? null : pad.visit());
  }
}
