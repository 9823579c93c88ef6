package vn.motcua.bridge.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import vn.motcua.bridge.BoardEvent.Ground;
import vn.motcua.bridge.command.OrderField.CodeField;
import vn.motcua.bridge.command.OrderField.ShapedField;
import vn.motcua.bridge.command.OrderField.WordsField;
import vn.motcua.bridge.command.ServerCommand.Read;
import vn.motcua.bridge.contract.CommandSchemas;

/** Whoever owns an order says how it is read, and the contract says the same. */
class OrderCatalogueTest {
  private static final ShapedField GATE =
      ShapedField.of("gate", "[a-z]{1,8}", "1 to 8 of a-z", "Which gate.", "north");
  private static final WordsField WHY = new WordsField("why", 10, "Shown to visitors.", "repair");
  private static final CodeField SIDE =
      new CodeField("side", "Which side.", List.of("left", "both"));

  private static final OrderKind OPEN =
      new OrderKind(
          "open-gate",
          List.of(GATE, SIDE),
          values -> new Gate(values.of(GATE), values.of(SIDE), null));
  private static final OrderKind SHUT =
      new OrderKind(
          "shut-gate",
          List.of(GATE, WHY),
          values -> new Gate(values.of(GATE), null, values.of(WHY)));

  private static final OrderCatalogue GATES = OrderCatalogue.of(List.of(OPEN, SHUT));

  private static final String ERASE =
      "{\"id\":\"7f3c\",\"epoch\":\"00000000000000aa\",\"until\":1234,\"order\":\"erase-data\","
          + "\"event\":\"00000000000000aa-17\",\"ground\":\"subject-request\"}";

  /** An order of this test. */
  record Gate(String gate, @Nullable String side, @Nullable String why) implements Order {}

  @Test
  void anOrderIsReadByTheFieldsOfItsKind() {
    assertThat(GATES.read(command("open-gate", "\"gate\":\"east\",\"side\":\"both\"")))
        .isEqualTo(good(new Gate("east", "both", null)));
    assertThat(GATES.read(command("shut-gate", "\"gate\":\"east\",\"why\":\" wind  \"")))
        .isEqualTo(good(new Gate("east", null, "wind")));
  }

  @Test
  void theFirstFieldThatIsNotAsItMustBeIsNamed() {
    assertThat(GATES.read(command("open-gate", "\"gate\":\"7\",\"side\":\"right\"")))
        .isEqualTo(new Read.Bad("c-1", "gate is not 1 to 8 of a-z"));
    assertThat(GATES.read(command("open-gate", "\"gate\":\"east\",\"side\":\"right\"")))
        .isEqualTo(new Read.Bad("c-1", "side is none of [left, both]"));
    assertThat(GATES.read(command("shut-gate", "\"gate\":\"east\",\"why\":\"12345678901\"")))
        .isEqualTo(new Read.Bad("c-1", "why is not 1 to 10 characters"));
    assertThat(GATES.read(command("paint-gate", "\"gate\":\"east\"")))
        .isEqualTo(new Read.Bad("c-1", "order is none of [open-gate, shut-gate, erase-data]"));
  }

  @Test
  void whoAskedIsAnIdOrNothing() {
    String named = ERASE.replaceFirst("[{]", "{\"by\":\"cb-012\",");
    assertThat(((Read.Good) GATES.read(named)).command().by()).isEqualTo("cb-012");
    assertThat(((Read.Good) GATES.read(ERASE)).command().by()).isNull();
    for (String wrong : List.of("\"Nguyễn Văn Thử\"", "\"\"", "7", "null", "\"a.b\"")) {
      assertThat(GATES.read(named.replace("\"cb-012\"", wrong)))
          .isEqualTo(new Read.Bad("7f3c", "by is not 1 to 40 of a-z, 0-9 and '-'"));
    }
  }

  @Test
  void aCatalogueWithoutStationsStillErases() {
    assertThat(OrderCatalogue.of(List.of()).names()).containsExactly("erase-data");
  }

  @Test
  void dataAreErasedByTheEventsNameAndAGroundThatIsACode() {
    assertThat(GATES.read(ERASE))
        .isEqualTo(
            new Read.Good(
                new ServerCommand(
                    "7f3c",
                    "00000000000000aa",
                    1_234,
                    new EraseData("00000000000000aa", 17, Ground.SUBJECT_REQUEST))));
    assertThat(GATES.read(ERASE.replace("subject-request", "Nguyễn Văn Thử xin xóa")))
        .isEqualTo(
            new Read.Bad(
                "7f3c",
                "ground is none of [authority-order, consent-withdrawn, purpose-ended,"
                    + " subject-request, unlawful]"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "017", "1234567890123456789", "99999999999999999999", "x"})
  void aNameThatNoEventCanHaveIsRefused(String sequence) {
    assertThat(GATES.read(ERASE.replace("aa-17", "aa-" + sequence)))
        .isEqualTo(new Read.Bad("7f3c", "event is not <epoch>-<sequence>"));
  }

  @Test
  void twoOrdersOrTwoFieldsOfOneNameAreRefusedWhenTheProgramStarts() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OrderCatalogue.of(List.of(OPEN, OPEN)))
        .withMessage("two orders of commands are called open-gate");
    OrderKind other =
        new OrderKind(
            "lift-gate",
            List.of(new WordsField("gate", 5, "Another.", "north")),
            _ -> new Gate("", null, null));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OrderCatalogue.of(List.of(OPEN, other)))
        .withMessage("two fields of commands are called gate");
    OrderKind until =
        new OrderKind(
            "hold-gate",
            List.of(new WordsField("until", 5, "Not a sequence.", "now")),
            _ -> new Gate("", null, null));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OrderCatalogue.of(List.of(until)))
        .withMessage("two fields of commands are called until");
  }

  @Test
  void theContractAsksOfTheOrdersOfStationsOnlyTheFieldsThatTheyAllHave() {
    JsonNode schema = CommandSchemas.command(GATES);
    assertThat(schema.at("/properties/order/enum").toString())
        .isEqualTo("[\"open-gate\",\"shut-gate\",\"erase-data\"]");
    assertThat(schema.at("/properties/side").toString())
        .isEqualTo(
            "{\"description\":\"Which side.\",\"type\":\"string\","
                + "\"enum\":[\"left\",\"both\"],\"examples\":[\"left\"]}");
    assertThat(schema.at("/properties/gate").toString())
        .isEqualTo(
            "{\"description\":\"Which gate.\",\"type\":\"string\","
                + "\"pattern\":\"^[a-z]{1,8}$\",\"examples\":[\"north\"]}");
    assertThat(schema.at("/then/required").toString()).isEqualTo("[\"event\",\"ground\"]");
    assertThat(schema.at("/else/required").toString()).isEqualTo("[\"gate\"]");
  }

  private static Read good(Order order) {
    return new Read.Good(new ServerCommand("c-1", "00000000000000aa", 9, order));
  }

  private static String command(String order, String fields) {
    return "{\"id\":\"c-1\",\"epoch\":\"00000000000000aa\",\"until\":9,\"order\":\""
        + order
        + "\","
        + fields
        + "}";
  }
}
