package vn.motcua.firmware.board.centre;

import static vn.motcua.firmware.board.centre.SchemaFields.flag;
import static vn.motcua.firmware.board.centre.SchemaFields.list;
import static vn.motcua.firmware.board.centre.SchemaFields.number;
import static vn.motcua.firmware.board.centre.SchemaFields.object;
import static vn.motcua.firmware.board.centre.SchemaFields.reference;
import static vn.motcua.firmware.board.centre.SchemaFields.text;
import static vn.motcua.firmware.board.centre.SchemaFields.texts;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;
import vn.motcua.bridge.contract.EventSchemas;
import vn.motcua.bridge.contract.MessageSchemas;
import vn.motcua.bridge.hub.HubChannel;
import vn.motcua.firmware.queue.centre.CentreMail.Told;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketAdopted;

/**
 * JSON Schemas (draft 2020-12) of what {@link CentreJson} reads and writes. Further fields are
 * allowed, so that a later version can say more. Stateless; any thread.
 */
final class MailSchemas {
  private static final String VISIT = "visit";
  private static final String TERM = "term";
  private static final String TOUCH = "c5b29df2-d227-459e-be04-840fd615293a";

  private MailSchemas() {}

  /** The payloads of a channel, by the names of their messages. */
  static SortedMap<String, ObjectNode> of(HubChannel channel) {
    return new TreeMap<>(
        switch (channel) {
          case ASK -> Map.of("askNumber", askNumber(), "askNext", askNext());
          case ANSWER -> Map.of("answered", answered(), "refused", refused());
          case STATE -> Map.of("born", MessageSchemas.born(), "dead", MessageSchemas.dead());
          case TOLD -> Map.of("told", told());
          case CLAIM -> Map.of("claim", object("Its topic says who claims.").schema());
          case TERM -> Map.of("known", known());
          case TELL -> Map.of("tellAll", ofHub("A hub has begun.").schema());
          case FEED -> Map.of("snapshot", snapshot());
          case CHANGE -> Map.of("change", change());
          case BEAT -> Map.of("beat", beat());
        });
  }

  /** What several of them refer to. */
  static SortedMap<String, ObjectNode> shared() {
    return new TreeMap<>(Map.of(VISIT, visit(), TERM, term()));
  }

  private static ObjectNode askNumber() {
    return object("A citizen wants a number.")
        .with("id", text("The touch; the same gives the same number.", TOUCH, VisitJson.REQUEST))
        .with("line", text("The line's id in catalogue.toml.", "dat-dai", VisitJson.ID))
        .maybe("priority", text("The priority's id; absent for none.", "elderly", VisitJson.ID))
        .without("counter")
        .schema();
  }

  private static ObjectNode askNext() {
    return object("An officer wants the next citizen.")
        .with("id", question())
        .with("counter", text("The officer's counter.", "2", VisitJson.ID))
        .maybe(
            "wanted", text("This number, by hand; absent for the next.", "2016", VisitJson.NUMBER))
        .schema();
  }

  private static ObjectNode question() {
    return text("The question.", TOUCH, CentreJson.QUESTION);
  }

  private static ObjectNode answered() {
    return ofHub("What the hub has decided.")
        .with("id", question())
        .with("ahead", number("People before a new number.", 4, 0, CentreJson.AHEAD_MOST))
        .with(VISIT, reference(VISIT))
        .schema();
  }

  private static ObjectNode refused() {
    return ofHub("Why the hub refuses.")
        .with("id", question())
        .with("code", text("A stable code.", "closed", CentreJson.CODE))
        .with("message", text("The same in Vietnamese.", "Quầy đã đóng.", CentreJson.SENTENCES))
        .without(VISIT)
        .schema();
  }

  private static ObjectNode told() {
    String age =
        "Milliseconds since its number was given, by a clock that is never set; -1 when that was"
            + " before the board's start.";
    ObjectNode aged =
        object("A visit and its age.")
            .with("age", number(age, 17_250, -1, CentreJson.AGE_MOST))
            .with(VISIT, reference(VISIT))
            .schema();
    return object("A board's own account of visits.")
        .with("told", list("More go in a further message.", Told.TOLD_MAX, aged))
        .schema();
  }

  private static ObjectNode known() {
    ObjectNode term =
        object("Number 0, and no board, before the first hub.")
            .with("number", termNumber(0))
            .schema();
    term.putObject("if").putObject("properties").putObject("number").put("minimum", 1);
    term.set("then", object("A hub was heard.").with("board", hubBoard()).schema());
    return object("For whoever claims.").with(TERM, term).schema();
  }

  private static ObjectNode snapshot() {
    return ofHub("The queue of one day.")
        .with("sequence", sequence())
        .with("day", day())
        .with(
            "visits",
            list(
                "All that wait, are at a counter or did not come, by their places.",
                CentreJson.VISITS_MOST,
                reference(VISIT)))
        .with(
            "over",
            list("Numbers whose visits are over.", CentreJson.OVER_MOST, "2016", VisitJson.NUMBER))
        .with(
            "open",
            list(
                "Counters that have called somebody today.",
                CentreJson.COUNTERS_MOST,
                "2",
                VisitJson.ID))
        .schema();
  }

  private static ObjectNode change() {
    return ofHub("Visits as they are now.")
        .with("sequence", sequence())
        .with("visits", list("In no order.", CentreJson.VISITS_MOST, reference(VISIT)))
        .schema();
  }

  private static ObjectNode beat() {
    return ofHub("A sign of life, or the last word.")
        .with("gone", flag("Whether the hub has gone; the broker says so in its will."))
        .schema();
  }

  private static SchemaFields ofHub(String says) {
    return object(says).with(TERM, reference(TERM));
  }

  private static ObjectNode sequence() {
    return number("Rises with each change during a term.", 9, 0, CentreJson.SEQUENCE_MOST);
  }

  private static ObjectNode term() {
    return object("The hub's term.")
        .with("number", termNumber(1))
        .with("board", hubBoard())
        .schema();
  }

  private static ObjectNode termNumber(int least) {
    return number("A later hub has a higher one.", 3, least, CentreJson.TERM_MOST);
  }

  private static ObjectNode hubBoard() {
    return text("The board that is the hub.", "hub-1", VisitJson.ID);
  }

  private static ObjectNode day() {
    return shaped(adopted("day"), VisitJson.DAY);
  }

  /** The fields of a visit are those of the event that a board may have to write of it. */
  private static ObjectNode visit() {
    ObjectNode called = adopted("called").put("maxItems", VisitJson.TIMES_MOST);
    return object("What is known of a ticket now; the account with the higher step holds.")
        .with("day", day())
        .with("number", adopted("number"))
        .with("line", adopted("line"))
        .maybe("priority", adopted("priority"))
        .with("request", adopted("request"))
        .with("order", adopted("place"))
        .with("stage", adopted("stage"))
        .maybe("counter", adopted("counter"))
        .with("since", shaped(adopted("since"), VisitJson.TIME))
        .with("called", called)
        .with("times", adopted("times"))
        .with("step", adopted("step"))
        .schema();
  }

  private static ObjectNode adopted(String field) {
    return EventSchemas.of(TicketAdopted.class).withObject("properties").withObject(field);
  }

  private static ObjectNode shaped(ObjectNode text, Pattern shape) {
    return text.setAll(texts(shape));
  }
}
