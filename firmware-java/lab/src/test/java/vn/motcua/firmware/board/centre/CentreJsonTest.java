package vn.motcua.firmware.board.centre;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
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

/** What boards say to each other is read as it was written, or not at all. */
class CentreJsonTest {
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
  private static final Set<String> OPTIONAL = Set.of("priority", "counter");

  record Said(HubChannel channel, CentreMail mail) {}

  static Stream<Said> everything() {
    return Stream.of(
        new Said(HubChannel.ASK, new CentreMail.AskNumber(REQUEST, "dat-dai", "elderly")),
        new Said(HubChannel.ASK, new CentreMail.AskNumber(REQUEST, "dat-dai", null)),
        new Said(HubChannel.ASK, new CentreMail.AskNext("call-2--17", "2")),
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

  @ParameterizedTest
  @MethodSource("everything")
  void eachMessageIsReadAsItWasWritten(Said said) {
    String json = CentreJson.write(said.mail());
    assertThat(CentreJson.read(said.channel(), json)).isEqualTo(said.mail());
  }

  @ParameterizedTest
  @MethodSource("everything")
  void aMessageWithoutOneOfItsFieldsIsNone(Said said) {
    for (List<Object> way : ways(tree(said))) {
      JsonNode tree = tree(said);
      Object last = way.getLast();
      if (!(last instanceof String field) || OPTIONAL.contains(field) || isOfNobody(said, field)) {
        continue;
      }
      ((ObjectNode) at(tree, way.subList(0, way.size() - 1))).remove(field);
      assertThat(CentreJson.read(said.channel(), tree.toString())).as("without %s", way).isNull();
    }
  }

  /** Before the first hub there is no board to name. */
  private static boolean isOfNobody(Said said, String field) {
    return field.equals("board") && said.mail().equals(new CentreMail.Known(Term.NONE));
  }

  @ParameterizedTest
  @MethodSource("everything")
  void aMessageWithAFieldOfAnotherShapeIsNone(Said said) {
    for (List<Object> way : ways(tree(said))) {
      if (way.getLast() instanceof String field && isOfNobody(said, field)) {
        continue;
      }
      for (Object wrong : wrong(at(tree(said), way))) {
        JsonNode tree = tree(said);
        put(at(tree, way.subList(0, way.size() - 1)), way.getLast(), wrong);
        assertThat(CentreJson.read(said.channel(), tree.toString()))
            .as("%s is %s", way, wrong)
            .isNull();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "null", "[]", "17", "\"x\"", "{}x"})
  void whatIsNoObjectIsNoMessageOfAnyChannel(String payload) {
    for (HubChannel channel : HubChannel.values()) {
      assertThat(CentreJson.read(channel, payload)).as(channel.name()).isNull();
    }
  }

  @Test
  void whatALaterVersionSaysBesidesIsLeftOut() {
    assertThat(CentreJson.read(HubChannel.CLAIM, "{\"mood\":\"good\"}"))
        .isEqualTo(new CentreMail.Claim());
  }

  @Test
  void deepNestingIsNoMessage() {
    assertThat(CentreJson.read(HubChannel.TOLD, "{\"told\":" + "[".repeat(60_000))).isNull();
  }

  private static JsonNode tree(Said said) {
    return JsonMapper.shared().readTree(CentreJson.write(said.mail()));
  }

  private static JsonNode at(JsonNode tree, List<Object> way) {
    JsonNode node = tree;
    for (Object step : way) {
      node = step instanceof Integer index ? node.get(index) : node.get((String) step);
    }
    return node;
  }

  private static void put(JsonNode parent, Object last, Object value) {
    JsonNode node = JsonMapper.shared().valueToTree(value);
    if (last instanceof Integer index) {
      ((ArrayNode) parent).set(index, node);
    } else {
      ((ObjectNode) parent).set((String) last, node);
    }
  }

  /** The ways to all fields and elements. */
  private static List<List<Object>> ways(JsonNode node) {
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
