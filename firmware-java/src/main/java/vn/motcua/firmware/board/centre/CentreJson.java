package vn.motcua.firmware.board.centre;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.motcua.bridge.hub.HubChannel;
import vn.motcua.bridge.schema.CommonFields;
import vn.motcua.firmware.queue.centre.CentreMail;
import vn.motcua.firmware.queue.centre.CentreMail.Aged;
import vn.motcua.firmware.queue.centre.CentreMail.Answered;
import vn.motcua.firmware.queue.centre.CentreMail.AskNext;
import vn.motcua.firmware.queue.centre.CentreMail.AskNumber;
import vn.motcua.firmware.queue.centre.CentreMail.Beat;
import vn.motcua.firmware.queue.centre.CentreMail.Change;
import vn.motcua.firmware.queue.centre.CentreMail.Claim;
import vn.motcua.firmware.queue.centre.CentreMail.Known;
import vn.motcua.firmware.queue.centre.CentreMail.Snapshot;
import vn.motcua.firmware.queue.centre.CentreMail.TellAll;
import vn.motcua.firmware.queue.centre.CentreMail.Told;
import vn.motcua.firmware.queue.centre.Term;
import vn.motcua.firmware.queue.ticket.Visit;

/**
 * The boards' mail as JSON: one object a message, its kind known by its channel. What is read has
 * been checked field by field; one field that is missing or wrong, and the whole message is left
 * aside. Any thread.
 */
final class CentreJson {
  /** So that the next one can still be recorded. */
  static final int TERM_MOST = 999_999_998;

  static final long SEQUENCE_MOST = 9_007_199_254_740_991L;
  static final int VISITS_MOST = 2_000;
  static final int COUNTERS_MOST = 200;
  static final int AHEAD_MOST = 9_999;
  static final long AGE_MOST = 31L * 24 * 60 * 60 * 1_000;
  static final Pattern QUESTION = Pattern.compile("[A-Za-z0-9-]{1,100}");
  static final Pattern CODE = Pattern.compile("[a-z0-9-]{1,40}");
  static final Pattern SENTENCES = Pattern.compile(CommonFields.PRINTABLE);

  /** Numbers of one day: ten slots of each of forty lines are more than any centre gives. */
  static final int OVER_MOST = 20_000;

  private CentreJson() {}

  /** Writes a message. */
  static String write(CentreMail mail) {
    ObjectNode object = JsonMapper.shared().createObjectNode();
    if (mail instanceof CentreMail.OfHub ofHub) {
      term(object, ofHub.term());
    }
    switch (mail) {
      case AskNumber ask -> {
        object.put("id", ask.id()).put("line", ask.line());
        if (ask.priority() != null) {
          object.put("priority", ask.priority());
        }
      }
      case AskNext ask -> {
        object.put("id", ask.id()).put("counter", ask.counter());
        if (ask.number() != null) {
          object.put("wanted", ask.number());
        }
      }
      case Answered answered -> answer(object, answered);
      case Told told -> {
        ArrayNode all = object.putArray("told");
        for (Aged each : told.told()) {
          ObjectNode one = all.addObject().put("age", each.ageMillis());
          VisitJson.write(each.visit(), one.putObject("visit"));
        }
      }
      case Snapshot feed -> {
        object.put("sequence", feed.sequence()).put("day", feed.day().toString());
        visits(object, feed.visits());
        ArrayNode over = object.putArray("over");
        feed.over().forEach(over::add);
        ArrayNode open = object.putArray("open");
        feed.open().forEach(open::add);
      }
      case Change change -> {
        object.put("sequence", change.sequence());
        visits(object, change.visits());
      }
      case Beat beat -> object.put("gone", beat.gone());
      case Known known -> term(object, known.term());
      case TellAll _, Claim _ -> {
        // There is nothing more to say.
      }
      case CentreMail.Connected _, CentreMail.Leave _, CentreMail.Kept _ ->
          throw new IllegalArgumentException("for this board alone: " + mail);
    }
    return object.toString();
  }

  private static void term(ObjectNode object, Term term) {
    object.putObject("term").put("number", term.number()).put("board", term.board());
  }

  private static void answer(ObjectNode object, Answered answered) {
    object.put("id", answered.id());
    Visit visit = answered.visit();
    if (visit == null) {
      object.put("code", answered.code()).put("message", answered.message());
    } else {
      VisitJson.write(visit, object.put("ahead", answered.ahead()).putObject("visit"));
    }
  }

  private static void visits(ObjectNode object, List<Visit> visits) {
    ArrayNode all = object.putArray("visits");
    visits.forEach(each -> VisitJson.write(each, all.addObject()));
  }

  /**
   * Reads a payload; null when it is no message of this channel, or of a channel that is not for
   * the queue.
   */
  static @Nullable CentreMail read(HubChannel channel, String payload) {
    try {
      return read(channel, new MailFields(JsonMapper.shared().readTree(payload)));
    } catch (JacksonException | IllegalArgumentException e) {
      return null;
    }
  }

  private static @Nullable CentreMail read(HubChannel channel, MailFields fields) {
    return switch (channel) {
      case ASK -> ask(fields);
      case ANSWER -> answer(fields);
      case TOLD ->
          new Told(
              fields.objects(
                  "told",
                  Told.TOLD_MAX,
                  each ->
                      new Aged(
                          VisitJson.read(each.object("visit")), each.number("age", -1, AGE_MOST))));
      case CLAIM -> new Claim();
      case TERM -> new Known(known(fields.object("term")));
      case TELL -> new TellAll(term(fields));
      case FEED ->
          new Snapshot(
              term(fields),
              sequence(fields),
              VisitJson.day(fields),
              visits(fields),
              fields.texts("over", VisitJson.NUMBER, OVER_MOST),
              fields.texts("open", VisitJson.ID, COUNTERS_MOST));
      case CHANGE -> new Change(term(fields), sequence(fields), visits(fields));
      case BEAT -> new Beat(term(fields), fields.flag("gone"));
      case STATE -> null;
    };
  }

  private static CentreMail ask(MailFields fields) {
    return fields.has("counter")
        ? new AskNext(
            fields.text("id", QUESTION),
            fields.text("counter", VisitJson.ID),
            fields.optionalText("wanted", VisitJson.NUMBER))
        : new AskNumber(
            fields.text("id", VisitJson.REQUEST),
            fields.text("line", VisitJson.ID),
            fields.optionalText("priority", VisitJson.ID));
  }

  private static Answered answer(MailFields fields) {
    Term term = term(fields);
    String id = fields.text("id", QUESTION);
    return fields.has("visit")
        ? Answered.with(
            term,
            id,
            VisitJson.read(fields.object("visit")),
            (int) fields.number("ahead", 0, AHEAD_MOST))
        : Answered.refused(term, id, fields.text("code", CODE), fields.text("message", SENTENCES));
  }

  private static long sequence(MailFields fields) {
    return fields.number("sequence", 0, SEQUENCE_MOST);
  }

  private static List<Visit> visits(MailFields fields) {
    return fields.objects("visits", VISITS_MOST, VisitJson::read);
  }

  private static Term term(MailFields fields) {
    MailFields term = fields.object("term");
    return new Term((int) term.number("number", 1, TERM_MOST), term.text("board", VisitJson.ID));
  }

  /** The highest that a board knows may be none. */
  private static Term known(MailFields term) {
    int number = (int) term.number("number", 0, TERM_MOST);
    return number == 0 ? Term.NONE : new Term(number, term.text("board", VisitJson.ID));
  }
}
