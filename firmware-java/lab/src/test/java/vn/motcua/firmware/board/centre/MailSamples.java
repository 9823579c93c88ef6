package vn.motcua.firmware.board.centre;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.motcua.bridge.hub.HubChannel;
import vn.motcua.firmware.queue.centre.CentreMail;
import vn.motcua.firmware.queue.centre.CentreMail.Aged;
import vn.motcua.firmware.queue.centre.CentreMail.Answered;
import vn.motcua.firmware.queue.centre.Term;
import vn.motcua.firmware.queue.ticket.TicketKey;
import vn.motcua.firmware.queue.ticket.Visit;

/** What boards say to each other, and the same with a field that is missing or wrong. */
final class MailSamples {
  private static final Term TERM = new Term(3, "hub-1");
  private static final String REQUEST = "c5b29df2-d227-459e-be04-840fd615293a";
  private static final Visit CALLED =
      new Visit(
          new TicketKey(LocalDate.of(2026, 11, 30), "1001"),
          "dat-dai",
          "elderly",
          REQUEST,
          -4_503_599_627_370_490L,
          Visit.Stage.CALLED,
          "2",
          Instant.parse("2026-11-30T01:00:00.123456789Z"),
          List.of("1", "2"),
          3,
          5);
  private static final Visit WAITING =
      Visit.waiting(
          new TicketKey(LocalDate.of(2026, 11, 30), "20017"),
          "ho-tich",
          null,
          REQUEST,
          1_764_468_000_000L,
          Instant.parse("2026-11-30T01:00:00Z"));

  /** What may be left out; an ask without a counter is one for a number, and has no line. */
  private static final Set<String> OPTIONAL = Set.of("priority", "counter", "wanted");

  private MailSamples() {}

  /** A message on its channel. */
  record Said(HubChannel channel, CentreMail mail) {}

  static Stream<Said> everything() {
    return Stream.of(
        new Said(HubChannel.ASK, new CentreMail.AskNumber(REQUEST, "dat-dai", "elderly")),
        new Said(HubChannel.ASK, new CentreMail.AskNumber(REQUEST, "dat-dai", null)),
        new Said(HubChannel.ASK, new CentreMail.AskNext("call-2--17", "2", null)),
        new Said(HubChannel.ASK, new CentreMail.AskNext("call-2--17", "2", "20017")),
        new Said(HubChannel.ANSWER, Answered.with(TERM, REQUEST, CALLED, 4)),
        new Said(HubChannel.ANSWER, Answered.refused(TERM, REQUEST, "closed", "Quầy đã đóng.")),
        new Said(
            HubChannel.TOLD,
            new CentreMail.Told(List.of(new Aged(CALLED, -1), new Aged(WAITING, 17)))),
        new Said(HubChannel.CLAIM, new CentreMail.Claim()),
        new Said(HubChannel.TERM, new CentreMail.Known(TERM)),
        new Said(HubChannel.TERM, new CentreMail.Known(Term.NONE)),
        new Said(HubChannel.TELL, new CentreMail.TellAll(TERM)),
        new Said(
            HubChannel.FEED,
            new CentreMail.Snapshot(
                TERM,
                9,
                CALLED.day(),
                List.of(CALLED, WAITING),
                List.of("1003"),
                List.of("1", "2"))),
        new Said(HubChannel.CHANGE, new CentreMail.Change(TERM, 10, List.of(WAITING))),
        new Said(HubChannel.BEAT, new CentreMail.Beat(TERM, false)),
        new Said(HubChannel.BEAT, new CentreMail.Beat(TERM, true)));
  }

  /** A message in which one field is not as it was. */
  record Changed(String how, String payload, boolean isStillSense) {}

  /** Without each of its fields, and with each of them of another shape. */
  static List<Changed> changed(Said said) {
    List<Changed> all = new ArrayList<>();
    for (List<Object> way : ways(tree(said))) {
      boolean ofNobody = way.getLast().equals("board") && isOfNobody(said);
      if (way.getLast() instanceof String field) {
        JsonNode tree = tree(said);
        ((ObjectNode) at(tree, way.subList(0, way.size() - 1))).remove(field);
        boolean may = ofNobody || OPTIONAL.contains(field);
        all.add(new Changed("without " + way, tree.toString(), may));
      }
      for (Object wrong : wrong(at(tree(said), way))) {
        JsonNode tree = tree(said);
        put(tree, way, wrong);
        all.add(new Changed(way + " is " + wrong, tree.toString(), ofNobody));
      }
    }
    return all;
  }

  /** Before the first hub there is no board to name. */
  private static boolean isOfNobody(Said said) {
    return said.mail().equals(new CentreMail.Known(Term.NONE));
  }

  static JsonNode tree(Said said) {
    return JsonMapper.shared().readTree(CentreJson.write(said.mail()));
  }

  static JsonNode at(JsonNode tree, List<Object> way) {
    JsonNode node = tree;
    for (Object step : way) {
      node = step instanceof Integer index ? node.get(index) : node.get((String) step);
    }
    return node;
  }

  static void put(JsonNode tree, List<Object> way, Object value) {
    JsonNode parent = at(tree, way.subList(0, way.size() - 1));
    Object last = way.getLast();
    JsonNode node = JsonMapper.shared().valueToTree(value);
    if (last instanceof Integer index) {
      ((ArrayNode) parent).set(index, node);
    } else {
      ((ObjectNode) parent).set((String) last, node);
    }
  }

  /** The ways to all fields and elements. */
  static List<List<Object>> ways(JsonNode node) {
    List<List<Object>> all = new ArrayList<>();
    node.propertyStream().forEach(each -> add(all, each.getKey(), each.getValue()));
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      add(all, i, node.get(i));
    }
    return all;
  }

  private static void add(List<List<Object>> all, Object step, JsonNode below) {
    all.add(List.of(step));
    for (List<Object> way : ways(below)) {
      List<Object> longer = new ArrayList<>(List.of(step));
      longer.addAll(way);
      all.add(longer);
    }
  }

  private static List<Object> wrong(JsonNode right) {
    List<Object> all = new ArrayList<>(List.of(Map.of("no", "thing"), 1.5, "\u0007"));
    if (!right.isBoolean()) {
      all.add(true);
    }
    if (!right.isIntegralNumber()) {
      all.add(7);
    }
    if (right.isIntegralNumber()) {
      all.addAll(List.of(Long.MAX_VALUE, Long.MIN_VALUE, "7"));
    }
    if (!right.isArray()) {
      all.add(List.of());
    }
    return all;
  }
}
