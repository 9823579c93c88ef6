package vn.motcua.firmware.board.centre;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.motcua.bridge.schema.CommonFields;
import vn.motcua.firmware.queue.ticket.TicketKey;
import vn.motcua.firmware.queue.ticket.Visit;
import vn.motcua.firmware.queue.ticket.Visit.Stage;

/**
 * A visit as JSON. The bounds are those of {@code ticket.adopted}, which this board may have to
 * write of it.
 *
 * <pre>
 *   {"day":"2026-11-30","number":"1001","line":"dat-dai","priority":"elderly","request":"c5b29df2-…",
 *    "order":1764468000000,"stage":"called","counter":"2","since":"2026-11-30T01:00:00Z",
 *    "called":["2"],"times":1,"step":2}
 * </pre>
 *
 * {@code priority} and {@code counter} are left out where there is none.
 */
final class VisitJson {
  static final Pattern ID = Pattern.compile(CommonFields.ID);
  static final Pattern REQUEST = Pattern.compile("[A-Za-z0-9-]{8,64}");

  static final Pattern DAY = Pattern.compile("20\\d\\d-\\d\\d-\\d\\d");
  static final Pattern TIME =
      Pattern.compile("20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?Z");
  static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{3,5}");
  private static final Pattern STAGE = Pattern.compile("[a-z]{1,20}");
  private static final long PLACE_MOST = 9_007_199_254_740_991L;
  static final int TIMES_MOST = 9_999;
  private static final int STEPS_MOST = 99_999;

  private VisitJson() {}

  static void write(Visit visit, ObjectNode object) {
    object
        .put("day", visit.day().toString())
        .put("number", visit.number())
        .put("line", visit.line());
    if (visit.priority() != null) {
      object.put("priority", visit.priority());
    }
    object
        .put("request", visit.request())
        .put("order", visit.order())
        .put("stage", visit.stage().name().toLowerCase(Locale.ROOT));
    if (visit.counter() != null) {
      object.put("counter", visit.counter());
    }
    object.put("since", visit.since().toString());
    ArrayNode called = object.putArray("called");
    visit.called().forEach(called::add);
    object.put("times", visit.times()).put("step", visit.step());
  }

  /** Throws {@link IllegalArgumentException} for what is none. */
  static Visit read(MailFields fields) {
    try {
      return new Visit(
          new TicketKey(LocalDate.parse(fields.text("day", DAY)), fields.text("number", NUMBER)),
          fields.text("line", ID),
          fields.optionalText("priority", ID),
          fields.text("request", REQUEST),
          fields.number("order", -PLACE_MOST, PLACE_MOST),
          stage(fields.text("stage", STAGE)),
          fields.optionalText("counter", ID),
          Instant.parse(fields.text("since", TIME)),
          fields.texts("called", ID, TIMES_MOST),
          (int) fields.number("times", 0, TIMES_MOST),
          (int) fields.number("step", 1, STEPS_MOST));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("no day or no time", e);
    }
  }

  private static Stage stage(String word) {
    for (Stage stage : Stage.values()) {
      if (stage.name().toLowerCase(Locale.ROOT).equals(word)) {
        return stage;
      }
    }
    throw MailFields.wrong("stage");
  }

  /** The field {@code day}. */
  static LocalDate day(MailFields fields) {
    try {
      return LocalDate.parse(fields.text("day", DAY));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("no day", e);
    }
  }
}
