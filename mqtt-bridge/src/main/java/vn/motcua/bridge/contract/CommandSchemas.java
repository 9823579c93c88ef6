package vn.motcua.bridge.contract;

import static vn.motcua.bridge.contract.FieldWriter.EPOCH_EXAMPLE;
import static vn.motcua.bridge.contract.FieldWriter.EVENT_ID;
import static vn.motcua.bridge.contract.FieldWriter.HEX_16;
import static vn.motcua.bridge.contract.FieldWriter.TEXT_CHARS_MAX;
import static vn.motcua.bridge.contract.FieldWriter.field;
import static vn.motcua.bridge.contract.FieldWriter.number;
import static vn.motcua.bridge.contract.FieldWriter.text;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.motcua.bridge.command.EraseData;
import vn.motcua.bridge.command.OrderCatalogue;
import vn.motcua.bridge.command.OrderField;

/** JSON Schemas of commands to a board and of its replies. Stateless; any thread. */
public final class CommandSchemas {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String COMMAND_ID = "^[A-Za-z0-9-]{1,64}$";

  private CommandSchemas() {}

  /**
   * The schema of a command to the board. An order of a station needs at least the fields that all
   * of them have.
   */
  public static ObjectNode command(OrderCatalogue orders) {
    ObjectNode schema = JSON.createObjectNode().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    text(properties, "id", "The command's id; it is obeyed once.", "7f3a", COMMAND_ID);
    text(properties, "epoch", "The epoch in which it may be obeyed.", EPOCH_EXAMPLE, HEX_16);
    number(
        properties,
        "until",
        "Last sequence at which it may be obeyed, at most 1000 ahead.",
        1_290,
        0);
    text(
        properties,
        "by",
        "Who asked: a person's id as in catalogue.toml, never a name, or the name of a program."
            + " The event that results says it.",
        "cb-012",
        "^[a-z0-9-]{1,40}$");
    field(properties, "order", "What the board does.", orders.names().getFirst())
        .put("type", "string")
        .set("enum", JSON.valueToTree(orders.names()));
    orders.fields().forEach(field -> properties.set(field.name(), schema(field)));
    schema.putArray("required").add("id").add("epoch").add("until").add("order");
    ObjectNode rule = schema.putObject("if");
    rule.putObject("properties").putObject("order").put("const", EraseData.KIND.name());
    require(schema.putObject("then"), EraseData.KIND.fields());
    require(schema.putObject("else"), orders.common());
    return schema;
  }

  private static void require(ObjectNode schema, List<OrderField> fields) {
    ArrayNode required = schema.putArray("required");
    fields.forEach(field -> required.add(field.name()));
  }

  private static ObjectNode schema(OrderField field) {
    ObjectNode schema = JSON.createObjectNode().put("description", field.description());
    schema.put("type", "string");
    switch (field) {
      case OrderField.ShapedField shaped -> schema.put("pattern", shaped.published());
      case OrderField.WordsField words -> schema.put("maxLength", words.charsMax());
      case OrderField.CodeField code -> schema.set("enum", JSON.valueToTree(code.codes()));
    }
    schema.putArray("examples").add(field.example());
    return schema;
  }

  /** The schema of a board's answer to a command. */
  public static ObjectNode reply() {
    ObjectNode schema = JSON.createObjectNode().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    text(properties, "id", "The id of the command.", "7f3a", COMMAND_ID);
    field(properties, "outcome", "Whether the board obeyed.", "done")
        .put("type", "string")
        .putArray("enum")
        .add("done")
        .add("refused");
    text(
        properties,
        "event",
        "The event that says so; absent when it was refused.",
        EPOCH_EXAMPLE + "-1291",
        EVENT_ID);
    field(
            properties,
            "code",
            "Why it was refused: a code, or malformed and what is wrong; absent when it was"
                + " obeyed.",
            "expired")
        .put("type", "string")
        .put("maxLength", TEXT_CHARS_MAX);
    schema.putArray("required").add("id").add("outcome");
    return schema;
  }
}
