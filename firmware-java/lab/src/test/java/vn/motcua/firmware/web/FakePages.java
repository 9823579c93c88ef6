package vn.motcua.firmware.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.motcua.firmware.attendance.AttendanceStation;
import vn.motcua.firmware.attendance.DutyView;
import vn.motcua.firmware.attendance.PunchView;
import vn.motcua.firmware.handoff.DeskView;
import vn.motcua.firmware.handoff.HandoffStation;
import vn.motcua.firmware.people.PeopleStation;
import vn.motcua.firmware.queue.QueuePages;
import vn.motcua.firmware.queue.QueueView.Choice;
import vn.motcua.firmware.queue.QueueView.PrinterState;
import vn.motcua.firmware.queue.QueueView.PrinterView;
import vn.motcua.firmware.queue.QueueView.SlipView;
import vn.motcua.firmware.queue.QueueView.UnprintedView;
import vn.motcua.firmware.rating.RatingStation;
import vn.motcua.firmware.upkeep.DeviceView;
import vn.motcua.firmware.view.DeliveryView;
import vn.motcua.firmware.view.Page;
import vn.motcua.firmware.view.PageView;

/**
 * What the pages of a {@link FakeBoard} show. Immutable but for its queue.
 *
 * @param printer state of the one printer
 * @param warnings on every page
 */
record FakePages(FakeQueue queue, String printer, List<String> warnings, DeliveryView delivery) {
  private static final String CENTRE = "Trung tâm Phục vụ hành chính công phường Minh Hoạ";
  private static final List<String> COUNTERS = List.of("1", "2", "3", "4");
  static final List<Page> PAGES =
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

  /** All of them. */
  Map<String, PageView> all() {
    Map<String, PageView> now = new LinkedHashMap<>();
    PrinterView printers = new PrinterView(printer, List.of(new PrinterState("may-in", printer)));
    List<SlipView> slips = queue.unsettled();
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
        queue.lines(),
        "agencies",
        List.of(),
        "priorities",
        FakeQueue.PRIORITIES,
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
        queue.lines(),
        "counters",
        COUNTERS.stream().map(queue::sign).toList(),
        "calls",
        queue.calls());
    put(now, QueuePages.SETTLE, "printer", printers, "unsettled", slips, "unprinted", ALL_PRINTED);
    for (String id : COUNTERS) {
      put(
          now,
          QueuePages.counter(id),
          "counter",
          queue.counter(id),
          "lines",
          queue.lines(),
          "printer",
          printers,
          "unsettled",
          slips,
          "officer",
          id.equals("4") ? null : "Trần Thị Mẫu",
          "rating",
          queue.rating(id));
      put(now, RatingStation.page(id), "pad", queue.pad(id));
    }
    putDevices(now, printers, slips);
    return now;
  }

  private void putDevices(Map<String, PageView> pages, PrinterView printers, List<SlipView> slips) {
    var punch = new PunchView("Trần Thị Mẫu", "in", FakeQueue.NOW);
    var devices = List.of(new DeviceView("may-in", "printer", printer, ""));
    var desks =
        List.of(
            new DeskView(
                "may-quet",
                "Bàn luân chuyển hồ sơ",
                "giao",
                "Bộ phận Một cửa phường Minh Hoạ",
                "Chi nhánh Văn phòng đăng ký đất đai",
                new DeskView.ScanView("000.00.53.H48-220921-0099", "accepted", FakeQueue.NOW)));
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
    pages.put(page.path(), new PageView(CENTRE, "minh-hoa-01", FakeQueue.DAY, told, values));
  }
}
