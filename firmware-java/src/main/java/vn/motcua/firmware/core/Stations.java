package vn.motcua.firmware.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import vn.motcua.bridge.EventCatalogue;
import vn.motcua.bridge.EventTypes;
import vn.motcua.bridge.command.OrderCatalogue;
import vn.motcua.firmware.attendance.AttendanceEvent;
import vn.motcua.firmware.attendance.AttendanceEvent.AttendancePunched;
import vn.motcua.firmware.attendance.AttendanceStation;
import vn.motcua.firmware.attendance.RowLegacy;
import vn.motcua.firmware.handoff.HandoffEvent;
import vn.motcua.firmware.handoff.HandoffEvent.ReceiptScanned;
import vn.motcua.firmware.handoff.HandoffStation;
import vn.motcua.firmware.people.AccountEvent;
import vn.motcua.firmware.people.PeopleStation;
import vn.motcua.firmware.queue.QueueStation;
import vn.motcua.firmware.queue.centre.HubEvent;
import vn.motcua.firmware.queue.centre.HubSeat;
import vn.motcua.firmware.queue.line.LineEvent;
import vn.motcua.firmware.queue.line.LineOrder;
import vn.motcua.firmware.queue.ticket.TicketEvent;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketCalled;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketFinished;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketReserved;
import vn.motcua.firmware.queue.touch.HubTouch;
import vn.motcua.firmware.queue.touch.QueueForms;
import vn.motcua.firmware.rating.RatingEvent;
import vn.motcua.firmware.rating.RatingEvent.RatingGiven;
import vn.motcua.firmware.rating.RatingStation;
import vn.motcua.firmware.rating.RatingTouch;
import vn.motcua.firmware.station.CommandLegacy;
import vn.motcua.firmware.station.Legacy;
import vn.motcua.firmware.station.Station;
import vn.motcua.firmware.station.TouchForm;
import vn.motcua.firmware.upkeep.CatalogueEvent;
import vn.motcua.firmware.upkeep.CatalogueStation;
import vn.motcua.firmware.upkeep.ClosingStation;
import vn.motcua.firmware.upkeep.DeviceStation;
import vn.motcua.firmware.upkeep.ErasureStation;
import vn.motcua.firmware.upkeep.LedgerStation;
import vn.motcua.firmware.upkeep.PrintClosing;

/**
 * The kinds of stations of a program, each in one line, and the catalogues of events and orders
 * that they make up together. A board runs those of its roles and devices, and on every board those
 * of the ledger itself. Where several have something to say to one input, it is said in this order.
 * Immutable; any thread.
 */
public final class Stations {
  /** The stations of this program. */
  public static final Stations ALL =
      new Stations(
          List.of(
              new StationKind(
                      "queue",
                      List.of(TicketEvent.class, LineEvent.class, HubEvent.class),
                      Set.of("ticket", "counter", "display", "hub", "spare"),
                      Stations::queue)
                  .hearing("printer")
                  .touchedBy(QueueForms.ALL)
                  .touchedBy(Map.of("take-over", HubTouch.TakeOver.FORM))
                  .obeying(LineOrder.KINDS)
                  .counting(TicketReserved.class, "Số đã cấp")
                  .counting(TicketCalled.class, "Lượt gọi")
                  .counting(TicketFinished.class, "Lượt phục vụ xong"),
              new StationKind(
                      "rating", List.of(RatingEvent.class), Set.of("counter"), Stations::rating)
                  .hearing("rating-panel")
                  .touchedBy(Map.of("rate", RatingTouch.Rate.FORM))
                  .counting(RatingGiven.class, "Lượt đánh giá"),
              new StationKind(
                      "attendance",
                      List.of(AttendanceEvent.class),
                      Set.of("attendance"),
                      site -> new AttendanceStation(site.catalogue()))
                  .hearing("fingerprint", "terminal")
                  .leaving(new RowLegacy())
                  .counting(AttendancePunched.class, "Lượt chấm công"),
              new StationKind(
                      "handoff",
                      List.of(HandoffEvent.class),
                      Set.of("handoff"),
                      site -> new HandoffStation(site.deskOfScanner()))
                  .hearing("scanner", "camera")
                  .counting(ReceiptScanned.class, "Lượt quét hồ sơ"),
              new StationKind(
                  "people",
                  List.of(AccountEvent.class),
                  Set.of(),
                  site ->
                      new PeopleStation(
                          site.catalogue().staff(), site.accounts(), site.printers())),
              StationKind.everywhere("devices", site -> new DeviceStation(site.kinds())),
              new StationKind(
                  "catalogue",
                  List.of(CatalogueEvent.class),
                  Set.of(),
                  _ -> new CatalogueStation())));

  private final List<StationKind> kinds;
  private final EventCatalogue events;
  private final OrderCatalogue orders;

  private Stations(List<StationKind> kinds) {
    this.kinds = List.copyOf(kinds);
    this.events = EventCatalogue.of(kinds.stream().flatMap(k -> k.families().stream()).toList());
    this.orders = OrderCatalogue.of(kinds.stream().flatMap(k -> k.orders().stream()).toList());
  }

  /** These and one more kind. */
  public Stations with(StationKind kind) {
    List<StationKind> more = new ArrayList<>(kinds);
    more.add(kind);
    return new Stations(more);
  }

  /** The events of the ledger and of all these stations. */
  public EventCatalogue events() {
    return events;
  }

  /** What the case server may order of all these stations and of the ledger. */
  public OrderCatalogue orders() {
    return orders;
  }

  /** How the pages send the touches of all these stations, by verb. */
  public Map<String, TouchForm> touches() {
    Map<String, TouchForm> touches = new HashMap<>();
    touches.put("print-closing", PrintClosing.FORM);
    for (StationKind kind : kinds) {
      kind.touches()
          .forEach((verb, form) -> {
            if (touches.put(verb, form) != null) {
              throw new IllegalArgumentException("two stations are touched by " + verb);
            }
          });
    }
    return touches;
  }

  /** What outlasts the events of all these stations, whichever a board runs. */
  public Legacy legacy() {
    List<Legacy> all = new ArrayList<>(kinds.stream().map(StationKind::legacy).toList());
    all.add(new CommandLegacy(events));
    return Legacy.all(all);
  }

  /** New stations of a board, by the names of their kinds. */
  Map<String, Station> open(Site site) {
    Map<String, Station> open = new LinkedHashMap<>();
    open.put("ledger", new LedgerStation(legacy()));
    kinds.stream()
        .filter(kind -> kind.isOf(site))
        .forEach(kind -> open.put(kind.name(), kind.open().apply(site)));
    open.put("closing", closing(site));
    open.put("erasure", new ErasureStation(events));
    return open;
  }

  private static QueueStation queue(Site site) {
    HubSeat.Role role =
        site.roles().contains("hub")
            ? HubSeat.Role.HUB
            : site.roles().contains("spare") ? HubSeat.Role.SPARE : HubSeat.Role.BOARD;
    return new QueueStation(
        site.centre(),
        site.catalogue(),
        site.printers(),
        site.slots(),
        !site.sharesQueue() || role == HubSeat.Role.HUB,
        site.sharesQueue() ? new HubSeat(site.board(), role) : null);
  }

  private static RatingStation rating(Site site) {
    return new RatingStation(site.catalogue().counters(), site.counterOfPanel());
  }

  private ClosingStation closing(Site site) {
    return new ClosingStation(
        new ClosingStation.Letterhead(site.centre(), site.catalogue().name(), site.board()),
        site.printers(),
        counted());
  }

  /** What a closing slip counts, each type of event with its words. */
  private SequencedMap<String, String> counted() {
    SequencedMap<String, String> counted = new LinkedHashMap<>();
    for (StationKind kind : kinds) {
      kind.counted()
          .forEach((record, words) ->
              EventTypes.typesOf(record).forEach(type -> counted.put(type, words)));
    }
    return counted;
  }
}
