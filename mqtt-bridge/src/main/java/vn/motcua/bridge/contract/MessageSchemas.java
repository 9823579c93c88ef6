package vn.motcua.bridge.contract;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.motcua.bridge.EventCatalogue;
import vn.motcua.bridge.command.EraseData;
import vn.motcua.bridge.command.OrderCatalogue;
import vn.motcua.bridge.command.OrderField;
import vn.motcua.bridge.wire.BatchCodec;
import vn.motcua.bridge.wire.OtherEpochs;

/** JSON Schemas of all MQTT payloads other than event data. Stateless; any thread. */
public final class MessageSchemas {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String HEX_16 = "^[0-9a-f]{16}$";
  private static final String HEX_64 = "^[0-9a-f]{64}$";
  private static final String EVENT_ID = "^[0-9a-f]{16}-[1-9][0-9]*$";
  private static final String COMMAND_ID = "^[A-Za-z0-9-]{1,64}$";
  private static final String DECIMAL = "^-?(0|[1-9][0-9]{0,18})$";

  /** MQTT user properties: CloudEvents attributes, in alphabetical order, all of them text. */
  private static final Map<String, String> ATTRIBUTES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("specversion", "^1\\.0$"),
              Map.entry("id", EVENT_ID),
              Map.entry("source", "^/[a-z0-9-]{1,40}/[a-z0-9-]{1,40}$"),
              Map.entry("type", "^vn\\.motcua\\.[a-z]+\\.[a-z]+\\.v[0-9]+$"),
              Map.entry("time", "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z$"),
              Map.entry("epoch", HEX_16),
              Map.entry("sequence", "^[1-9][0-9]{0,18}$"),
              Map.entry("prevhash", HEX_64),
              Map.entry("hash", HEX_64),
              Map.entry("bootid", "^[A-Za-z0-9-]{1,64}$"),
              Map.entry("monotonic", DECIMAL),
              Map.entry("clock", "^(SYNCHRONISED|HOLDOVER|UNTRUSTED)$")));

  private MessageSchemas() {}

  /** Every message that is not an event in binary mode, by its name. */
  public static SortedMap<String, ObjectNode> others(
      EventCatalogue catalogue, OrderCatalogue orders) {
    return new TreeMap<>(
        Map.of(
            "structured", structured(catalogue),
            "batch", batch(catalogue),
            "born", born(),
            "dead", dead(),
            "ack", ack(),
            "command", command(orders),
            "reply", reply()));
  }

  /** An event in structured mode: its attributes and its data in one object. */
  public static ObjectNode structured(EventCatalogue catalogue) {
    ObjectNode schema = attributes();
    schema.put("description", "CloudEvents attributes and data in one object, for MQTT 3.1.1.");
    ObjectNode properties = (ObjectNode) schema.get("properties");
    properties.putObject("datacontenttype").put("const", "application/json");
    properties
        .putObject("data")
        .put("type", "object")
        .put("description", "By type; byte for byte as hashed. Absent when withheld or erased.");
    ((ArrayNode) schema.get("required")).add("datacontenttype");
    ArrayNode byType = schema.putArray("allOf");
    EventSchemas.of(catalogue)
        .forEach((type, data) -> {
          ObjectNode rule = byType.addObject();
          rule.putObject("if").putObject("properties").putObject("type").put("const", type);
          rule.putObject("then").putObject("properties").set("data", data);
        });
    return schema;
  }

  /** Events of a backlog, in order. */
  public static ObjectNode batch(EventCatalogue catalogue) {
    ObjectNode schema = JSON.createObjectNode().put("type", "array");
    schema.put("description", "A CloudEvents batch, in order, for a case server that offered it.");
    schema.put("minItems", 2).put("maxItems", BatchCodec.EVENTS_MAX);
    schema.set("items", structured(catalogue));
    return schema;
  }

  /** A board's birth. */
  public static ObjectNode born() {
    ObjectNode schema = state("born");
    ObjectNode properties = (ObjectNode) schema.get("properties");
    properties.putObject("epoch").put("type", "string").put("pattern", HEX_16);
    properties
        .putObject("oldest")
        .put("type", "integer")
        .put("minimum", 0)
        .put("description", "Oldest sequence it can still send; 0 when it has none.");
    ((ArrayNode) schema.get("required")).add("epoch").add("oldest");
    return schema;
  }

  /** A board's will, or its last message before a disconnect. */
  public static ObjectNode dead() {
    return state("dead");
  }

  private static ObjectNode state(String state) {
    ObjectNode schema = JSON.createObjectNode().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    properties
        .putObject("session")
        .put("type", "string")
        .put("pattern", HEX_16)
        .put("description", "New with each connection; a will of another session is late.");
    properties.putObject("state").put("const", state);
    schema.putArray("required").add("session").add("state");
    return schema;
  }

  /** The schema of the MQTT 5 user properties of an event. */
  public static ObjectNode attributes() {
    ObjectNode schema = JSON.createObjectNode().put("type", "object");
    schema.put("description", "CloudEvents attributes as MQTT 5 user properties, all text.");
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = schema.putArray("required");
    ATTRIBUTES.forEach((name, pattern) -> {
      properties.putObject(name).put("type", "string").put("pattern", pattern);
      required.add(name);
    });
    properties
        .putObject("datahash")
        .put("type", "string")
        .put("pattern", HEX_64)
        .put(
            "description",
            "SHA-256 of the data; hash covers it in their place (motcua.chain.v2). Absent: hash"
                + " covers the data (motcua.chain.v1), or the place is of a damaged row.");
    properties
        .putObject("withheld")
        .put("type", "string")
        .put(
            "description", "Why the data cannot be sent, or \"erased\"; there is no payload then.");
    return schema;
  }

  /** The schema of an acknowledgement. */
  public static ObjectNode ack() {
    ObjectNode schema = JSON.createObjectNode().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    properties.putObject("epoch").put("type", "string").put("pattern", HEX_16);
    properties.putObject("sequence").put("type", "integer").put("minimum", 0);
    properties.putObject("hash").put("type", "string").put("pattern", HEX_64);
    properties.putObject("rewind").put("type", "boolean");
    properties.putObject("window").put("type", "integer").put("minimum", 1);
    properties.putObject("refused").put("type", "string").put("maxLength", 200);
    properties
        .putObject("batch")
        .put("type", "integer")
        .put("minimum", 2)
        .put("description", "Events of a backlog it takes in one message; absent: one by one.");
    properties.set("others", otherEpochs());
    schema.putArray("required").add("epoch").add("sequence").add("hash");
    return schema;
  }

  private static ObjectNode otherEpochs() {
    ObjectNode schema = JSON.createObjectNode().put("type", "object");
    schema.put(
        "description",
        "In an answer to a birth: what is known of the board beside that epoch. Absent: not said.");
    ObjectNode properties = schema.putObject("properties");
    ArrayNode known = properties.putObject("known").put("type", "string").putArray("enum");
    for (OtherEpochs.Known each : OtherEpochs.Known.values()) {
      known.add(each.name().toLowerCase(Locale.ROOT));
    }
    properties
        .putObject("slots")
        .put("type", "array")
        .put("maxItems", OtherEpochs.SLOTS_MAX)
        .put(
            "description",
            "Slots its events say are used, taken or spent: day/digit, oldest first.")
        .putObject("items")
        .put("type", "string")
        .put("pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}/[0-9]$");
    schema.putArray("required").add("known");
    return schema;
  }

  /**
   * The schema of a command to the board. An order of a station needs at least the fields that all
   * of them have.
   */
  public static ObjectNode command(OrderCatalogue orders) {
    ObjectNode schema = JSON.createObjectNode().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    properties.putObject("id").put("type", "string").put("pattern", COMMAND_ID);
    properties.putObject("epoch").put("type", "string").put("pattern", HEX_16);
    properties
        .putObject("until")
        .put("type", "integer")
        .put("minimum", 0)
        .put("description", "Last sequence at which it may be obeyed, at most 1000 ahead.");
    properties
        .putObject("order")
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
    ObjectNode schema = JSON.createObjectNode().put("type", "string");
    switch (field) {
      case OrderField.ShapedField shaped -> {
        schema.put("pattern", shaped.published());
        if (shaped.description() != null) {
          schema.put("description", shaped.description());
        }
      }
      case OrderField.WordsField words ->
          schema.put("maxLength", words.charsMax()).put("description", words.description());
      case OrderField.CodeField code -> schema.set("enum", JSON.valueToTree(code.codes()));
    }
    return schema;
  }

  /** The schema of a board's answer to a command. */
  public static ObjectNode reply() {
    ObjectNode schema = JSON.createObjectNode().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    properties.putObject("id").put("type", "string").put("pattern", COMMAND_ID);
    properties
        .putObject("outcome")
        .put("type", "string")
        .putArray("enum")
        .add("done")
        .add("refused");
    properties.putObject("event").put("type", "string").put("pattern", EVENT_ID);
    properties.putObject("code").put("type", "string");
    schema.putArray("required").add("id").add("outcome");
    return schema;
  }
}
