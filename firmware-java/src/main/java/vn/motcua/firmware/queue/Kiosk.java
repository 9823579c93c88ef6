package vn.motcua.firmware.queue;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.SlotEvent.SlotTaken;
import vn.motcua.bridge.schema.CommonFields;
import vn.motcua.devices.printer.JobOutcome;
import vn.motcua.devices.printer.PrinterReading;
import vn.motcua.devices.printer.escpos.PrinterCondition;
import vn.motcua.devices.printer.slip.Slip;
import vn.motcua.firmware.queue.line.LineState;
import vn.motcua.firmware.queue.ticket.Numbering;
import vn.motcua.firmware.queue.ticket.QueueState;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketPrinted;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketReprinted;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketReserved;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketSent;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketUnknown;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketVoided;
import vn.motcua.firmware.queue.ticket.TicketKey;
import vn.motcua.firmware.queue.ticket.TicketPaper;
import vn.motcua.firmware.queue.ticket.Visit;
import vn.motcua.firmware.queue.touch.KioskTouch;
import vn.motcua.firmware.queue.touch.ReprintReason;
import vn.motcua.firmware.station.Answer;
import vn.motcua.firmware.station.Day;
import vn.motcua.firmware.station.Decision;
import vn.motcua.firmware.station.Effect;
import vn.motcua.firmware.station.Hardware;
import vn.motcua.provisioning.Catalogue;
import vn.motcua.provisioning.text.PersonalNumber;

/**
 * Gives numbers and follows their slips. A slip goes RESERVED, SENT, then PRINTED, UNKNOWN or VOID;
 * SENT is on disk before the first byte goes to the printer, so at a start a RESERVED slip was
 * certainly not printed, and a SENT one may have been. Pure.
 */
public final class Kiosk {
  /** Longest request id a page may send. */
  public static final int REQUEST_CHARS_MAX = 64;

  private static final int AFTERNOON_HOUR = 12;

  private final String centreId;
  private final Catalogue catalogue;
  private final Admission admission;
  private final @Nullable String printer;
  private final List<String> printers;
  private final List<Integer> slots;
  private final boolean first;

  /**
   * A kiosk.
   *
   * @param printers the ticket printers' names, the preferred one first
   * @param slots of this card, taken in this order; see {@link Numbering}
   * @param first whether this board's numbers have three digits after the line's: of a centre of
   *     many boards those of one only, and all others use a slot
   */
  public Kiosk(
      String centreId,
      Catalogue catalogue,
      List<String> printers,
      List<Integer> slots,
      boolean first) {
    this.centreId = centreId;
    this.catalogue = catalogue;
    this.admission = new Admission(catalogue);
    this.printer = printers.isEmpty() ? null : printers.getFirst();
    this.printers = List.copyOf(printers);
    this.slots = List.copyOf(slots);
    this.first = first;
  }

  /** A citizen touched a line; the number is given here. */
  public Decision take(
      QueueState queue,
      LineState lines,
      Hardware hardware,
      KioskTouch.TakeNumber touch,
      Moment now) {
    Decision early = early(queue, touch);
    if (early != null) {
      return early;
    }
    Decision given = reserve(queue, lines, touch, now);
    return given.answer() != null
        ? given
        : withSlip(given.events(), (TicketReserved) given.events().getLast(), hardware, now);
  }

  /**
   * The answer to a touch that gives no number: it was answered before, or asks for something that
   * is not there. Null when it gives one.
   */
  public @Nullable Decision early(QueueState queue, KioskTouch.TakeNumber touch) {
    String request = touch.request();
    if (request.isBlank()
        || request.length() > REQUEST_CHARS_MAX
        || PersonalNumber.isAll(request)) {
      return Decision.refused(
          "bad-request-id", "Màn hình này cần được mở lại. Xin báo cán bộ hướng dẫn.");
    }
    Visit before = queue.ofRequest(request);
    TicketPaper paper = before == null ? null : queue.papers().of(before.key());
    if (before != null && paper != null) {
      return Decision.answer(given(before, paper));
    }
    if (line(touch.line()) == null) {
      return Decision.refused(
          "no-such-line", "Việc vừa chọn không còn trong danh sách. Mời ông/bà chọn lại.");
    }
    String priority = touch.priority();
    if (priority != null && priorityName(priority) == null) {
      return Decision.refused(
          "no-such-priority",
          "Diện ưu tiên vừa chọn không còn trong danh sách. Mời ông/bà chọn lại.");
    }
    return null;
  }

  /** Why the touched line gives no number now, by a written rule; null when it gives one. */
  @Nullable Decision refusal(
      QueueState queue, LineState lines, KioskTouch.TakeNumber touch, Moment now) {
    Admission.Refusal refusal =
        admission.refusal(Objects.requireNonNull(line(touch.line())), queue, lines, now);
    return refusal == null ? null : Decision.refused(refusal.code(), refusal.words());
  }

  /**
   * Gives the next number, without its paper.
   *
   * @return events, of which the last is {@link TicketReserved}, and no answer; or a refusal
   */
  public Decision reserve(
      QueueState queue, LineState lines, KioskTouch.TakeNumber touch, Moment now) {
    Catalogue.Line line = Objects.requireNonNull(line(touch.line()));
    LocalDate day = Day.of(now.wall());
    Numbering numbering = queue.numbering();
    Decision refusal = refusal(queue, lines, touch, now);
    if (refusal != null) {
      return refusal;
    }
    List<EventData> events = new ArrayList<>();
    Integer slot = numbering.slot(day);
    String doubt = slot == null ? doubt(numbering, day, now) : null;
    if (doubt != null) {
      slot = numbering.unspent(day, slots);
      if (slot == null) {
        return Decision.refused(
            "no-slot-left",
            "Máy tạm thời không cấp được số. Mời ông/bà đến quầy hướng dẫn."
                + " (Báo cán bộ kỹ thuật: máy đã dùng hết dải số dự phòng.)");
      }
      events.add(new SlotTaken(day, slot, doubt));
    }
    String prefix = Numbering.prefix(line.prefix(), slot);
    int ordinal = numbering.lastOrdinal(day, prefix) + 1;
    if (ordinal > Numbering.ORDINAL_MAX) {
      Admission.Refusal full = admission.full(line, now);
      return Decision.refused(full.code(), full.words());
    }
    int ahead = ahead(queue, day, line.id(), touch.priority());
    events.add(
        new TicketReserved(
            day,
            Numbering.number(prefix, ordinal),
            line.id(),
            touch.priority(),
            ahead,
            "kiosk",
            touch.request()));
    return Decision.of(events);
  }

  private @Nullable String doubt(Numbering numbering, LocalDate day, Moment now) {
    String doubt = numbering.doubt(day, now.clock());
    return doubt == null && !first ? "not-the-hub" : doubt;
  }

  /** The hub has given this number to a touch at this board: its slip comes out here. */
  public Decision issue(
      QueueState queue, Hardware hardware, Visit visit, int ahead, String hub, Moment now) {
    Visit known = queue.of(visit.key());
    EventData adopted = Adoption.of(known == null ? visit : known, hub, ahead);
    return withSlip(
        List.of(adopted),
        new TicketReserved(
            visit.day(),
            visit.number(),
            visit.line(),
            visit.priority(),
            ahead,
            "kiosk",
            visit.request()),
        hardware,
        now);
  }

  private Decision withSlip(
      List<EventData> before, TicketReserved reserved, Hardware hardware, Moment now) {
    List<EventData> events = new ArrayList<>(before);
    PrinterCondition condition = hardware.printer(printers);
    var given =
        new Answer.NumberGiven(
            reserved.number(),
            reserved.line(),
            reserved.ahead(),
            condition.canPrint() ? "printing" : "screen");
    if (printer == null || !condition.canPrint()) {
      events.add(new TicketVoided(reserved.day(), reserved.number(), condition.word()));
      return new Decision(events, List.of(), given);
    }
    String job = job(reserved.day(), reserved.number(), 1);
    events.add(new TicketSent(reserved.day(), reserved.number(), printer, job));
    var slip =
        slip(
            reserved.day(),
            reserved.number(),
            reserved.line(),
            reserved.priority(),
            reserved.ahead(),
            now,
            false);
    return new Decision(events, List.of(new Effect.Print(printer, job, slip)), given);
  }

  /** The printer driver reports the outcome of a job. */
  public Decision finished(QueueState queue, PrinterReading.JobFinished job) {
    TicketPaper paper = queue.papers().ofJob(job.job());
    if (paper == null || paper.slip() != TicketPaper.Slip.SENT || !job.job().equals(paper.job())) {
      return Decision.NOTHING;
    }
    return Decision.of(outcome(paper, job.job(), job.outcome(), CommonFields.reason(job.reason())));
  }

  private static EventData outcome(TicketPaper t, String job, JobOutcome outcome, String reason) {
    return switch (outcome) {
      case PRINTED -> new TicketPrinted(t.day(), t.number(), job);
      case UNKNOWN -> new TicketUnknown(t.day(), t.number(), job, reason);
      case VOID -> new TicketVoided(t.day(), t.number(), reason);
    };
  }

  /** After a start: slips that were being sent may or may not have come out. */
  public List<EventData> afterStart(QueueState queue) {
    return queue.papers().at(TicketPaper.Slip.SENT).stream()
        .map(t -> outcome(t, String.valueOf(t.job()), JobOutcome.UNKNOWN, "board-restarted"))
        .toList();
  }

  /**
   * A person says whether an unknown slip came out.
   *
   * @param by who says it; null when nobody has signed in
   */
  public Decision settle(QueueState queue, KioskTouch.SettleSlip touch, @Nullable String by) {
    TicketPaper paper = queue.papers().of(new TicketKey(touch.day(), touch.number()));
    if (paper == null || paper.slip() != TicketPaper.Slip.UNKNOWN) {
      return Decision.refused(
          "not-unsettled", "Phiếu " + touch.number() + " không còn chờ xác nhận.");
    }
    String job = String.valueOf(paper.job());
    EventData settled =
        touch.cameOut()
            ? new TicketPrinted(paper.day(), paper.number(), job, by)
            : new TicketVoided(paper.day(), paper.number(), "settled-by-person", by);
    return Decision.answer(new Answer.Done(paper.number()), settled);
  }

  /**
   * A further slip of a ticket of today, marked as a copy.
   *
   * @param by who asks for it; null when nobody has signed in
   */
  public Decision reprint(
      QueueState queue,
      Hardware hardware,
      KioskTouch.Reprint touch,
      @Nullable String by,
      Moment now) {
    if (!ReprintReason.isKnown(touch.reason())) {
      return Decision.refused(
          "no-such-reason", "Lý do in lại không có trong danh sách. Hãy chọn một lý do.");
    }
    LocalDate day = Day.of(now.wall());
    TicketKey key = new TicketKey(day, touch.number());
    Visit visit = queue.of(key);
    TicketPaper paper = queue.papers().of(key);
    if (visit == null || paper == null) {
      return Decision.refused("no-such-ticket", "Hôm nay không có số " + touch.number() + ".");
    }
    if (paper.slip() == TicketPaper.Slip.SENT) {
      return Decision.refused(
          "still-printing", "Phiếu " + touch.number() + " đang in, xin chờ kết quả.");
    }
    if (printer == null || !hardware.printer(printers).canPrint()) {
      return Decision.refused(
          "printer-not-ready", "Máy in chưa sẵn sàng: kiểm tra giấy, nắp và dây của máy in.");
    }
    String job = job(day, visit.number(), paper.slips() + 1);
    var slip = slip(day, visit.number(), visit.line(), visit.priority(), paper.ahead(), now, true);
    return new Decision(
        List.of(new TicketReprinted(day, visit.number(), job, touch.reason(), by)),
        List.of(new Effect.Print(printer, job, slip)),
        new Answer.Done(visit.number()));
  }

  private Slip slip(
      LocalDate day,
      String number,
      String lineId,
      @Nullable String priority,
      int ahead,
      Moment now,
      boolean reprint) {
    Catalogue.Line line = line(lineId);
    String qr =
        String.join(
            "/",
            "MOTCUA",
            centreId.toUpperCase(Locale.ROOT),
            day.toString().replace("-", ""),
            number);
    ZonedDateTime local = Day.local(now.wall());
    return new Slip(
        catalogue.name(),
        number,
        line == null ? lineId : line.name(),
        ahead,
        local.toLocalDateTime(),
        local.getHour() < AFTERNOON_HOUR ? "Sáng" : "Chiều",
        priority == null ? null : priorityName(priority),
        qr,
        reprint);
  }

  private int ahead(QueueState queue, LocalDate day, String line, @Nullable String priority) {
    return (int)
        queue.waiting(day, List.of(line)).stream()
            .filter(t -> priority == null || t.priority() != null)
            .count();
  }

  private static Answer given(Visit visit, TicketPaper paper) {
    return new Answer.NumberGiven(
        visit.number(),
        visit.line(),
        paper.ahead(),
        paper.slip() == TicketPaper.Slip.VOID ? "screen" : "printing");
  }

  private static String job(LocalDate day, String number, int slip) {
    return day + "-" + number + "-" + slip;
  }

  private Catalogue.@Nullable Line line(String id) {
    return catalogue.lines().stream().filter(l -> l.id().equals(id)).findFirst().orElse(null);
  }

  private @Nullable String priorityName(String id) {
    return catalogue.priorities().stream()
        .filter(p -> p.id().equals(id))
        .map(Catalogue.Priority::name)
        .findFirst()
        .orElse(null);
  }
}
