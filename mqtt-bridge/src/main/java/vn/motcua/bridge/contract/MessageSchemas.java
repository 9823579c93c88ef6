package vn.motcua.bridge.contract;

import static vn.motcua.bridge.contract.FieldWriter.EPOCH_EXAMPLE;
import static vn.motcua.bridge.contract.FieldWriter.EVENT_ID;
import static vn.motcua.bridge.contract.FieldWriter.HEX_16;
import static vn.motcua.bridge.contract.FieldWriter.HEX_64;
import static vn.motcua.bridge.contract.FieldWriter.TEXT_CHARS_MAX;
import static vn.motcua.bridge.contract.FieldWriter.field;
import static vn.motcua.bridge.contract.FieldWriter.number;
import static vn.motcua.bridge.contract.FieldWriter.text;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.motcua.bridge.EventCatalogue;
import vn.motcua.bridge.command.OrderCatalogue;
import vn.motcua.bridge.wire.Ack;
import vn.motcua.bridge.wire.BatchCodec;
import vn.motcua.bridge.wire.OtherEpochs;

/**
 * JSON Schemas of all MQTT payloads other than event data; {@link CommandSchemas} has commands and
 * replies. Stateless; any thread.
 */
public final class MessageSchemas {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String DECIMAL = "^-?(0|[1-9][0-9]{0,18})$";

  private static final String HASH_EXAMPLE =
      "28808bb8e6a80db013d902ad69cc373a05fcc760dd614011c7ea743d898f3df0";

  /** A CloudEvents attribute: text of a pattern. */
  private record Attribute(String name, String says, String example, String pattern) {}

  /** MQTT user properties, in alphabetical order, all of them required. */
  private static final List<Attribute> ATTRIBUTES =
      List.of(
          new Attribute(
              "bootid",
              "The boot in which it happened, new with each start of the machine.",
              "6f1c7f0e-0d5a-4f6e-9a53-0c1f5a2b7d11",
              "^[A-Za-z0-9-]{1,64}$"),
          new Attribute(
              "clock",
              "Whether the board's clock was set by others, was so earlier, or never was.",
              "SYNCHRONISED",
              "^(SYNCHRONISED|HOLDOVER|UNTRUSTED)$"),
          new Attribute(
              "epoch",
              "The epoch of the board's ledger; a replaced or restored card begins a new one.",
              EPOCH_EXAMPLE,
              HEX_16),
          new Attribute(
              "hash", "SHA-256 that proves the event and its place.", HASH_EXAMPLE, HEX_64),
          new Attribute("id", "Epoch and sequence.", EPOCH_EXAMPLE + "-1290", EVENT_ID),
          new Attribute(
              "monotonic", "Nanoseconds of the boot's own clock.", "42000000000", DECIMAL),
          new Attribute(
              "prevhash",
              "The hash of the event before it; 64 zeros for the first of an epoch.",
              HASH_EXAMPLE,
              HEX_64),
          new Attribute(
              "sequence", "1, 2, 3 … without a gap in its epoch.", "1290", "^[1-9][0-9]{0,18}$"),
          new Attribute(
              "source",
              "Centre and board.",
              "/phuong-an-khanh/board-1",
              "^/[a-z0-9-]{1,40}/[a-z0-9-]{1,40}$"),
          new Attribute("specversion", "The version of CloudEvents.", "1.0", "^1\\.0$"),
          new Attribute(
              "time",
              "When it happened by the board's clock, in UTC.",
              "2026-11-21T01:00:00.250Z",
              "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z$"),
          new Attribute(
              "type",
              "What happened, with the version of its data.",
              "vn.motcua.ticket.reserved.v1",
              "^vn\\.motcua\\.[a-z]+\\.[a-z]+\\.v[0-9]+$"));

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
            "command", CommandSchemas.command(orders),
            "reply", CommandSchemas.reply()));
  }

  /** An event in structured mode: its attributes and its data in one object. */
  public static ObjectNode structured(EventCatalogue catalogue) {
    ObjectNode schema = attributes();
    schema.put("description", "CloudEvents attributes and data in one object, for MQTT 3.1.1.");
    ObjectNode properties = (ObjectNode) schema.get("properties");
    field(properties, "datacontenttype", "What data is.", "application/json")
        .put("const", "application/json");
    field(
            properties,
            "data",
            "By type; byte for byte as hashed. Absent when withheld or erased.",
            JSON.createObjectNode()
                .put("day", "2026-11-21")
                .put("number", "2017")
                .put("counter", "2"))
        .put("type", "object");
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
    text(properties, "epoch", "The epoch of the event it would send next.", EPOCH_EXAMPLE, HEX_16);
    number(properties, "oldest", "Oldest sequence it can still send; 0 when it has none.", 1, 0);
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
    text(
        properties,
        "session",
        "New with each connection; a will of another session is late.",
        "9b2f06c1d4e87a35",
        HEX_16);
    field(properties, "state", "What it says.", state).put("const", state);
    schema.putArray("required").add("session").add("state");
    return schema;
  }

  /** The schema of the MQTT 5 user properties of an event. */
  public static ObjectNode attributes() {
    ObjectNode schema = JSON.createObjectNode().put("type", "object");
    schema.put("description", "CloudEvents attributes as MQTT 5 user properties, all text.");
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = schema.putArray("required");
    for (Attribute each : ATTRIBUTES) {
      text(properties, each.name(), each.says(), each.example(), each.pattern());
      required.add(each.name());
    }
    text(
        properties,
        "datahash",
        "SHA-256 of the data; hash covers it in their place (motcua.chain.v2). Absent: hash"
            + " covers the data (motcua.chain.v1), or the place is of a damaged row.",
        HASH_EXAMPLE,
        HEX_64);
    field(
            properties,
            "withheld",
            "Why the data cannot be sent, or \"erased\"; there is no payload then.",
            "erased")
        .put("type", "string")
        .put("maxLength", TEXT_CHARS_MAX);
    return schema;
  }

  /** The schema of an acknowledgement. */
  public static ObjectNode ack() {
    ObjectNode schema = JSON.createObjectNode().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    text(properties, "epoch", "The epoch that is acknowledged.", EPOCH_EXAMPLE, HEX_16);
    number(
        properties,
        "sequence",
        "Everything up to here is held, without a gap; 0 for nothing.",
        1_290,
        0);
    text(properties, "hash", "The hash of that event; 64 zeros for none.", HASH_EXAMPLE, HEX_64);
    JsonNode yes = JSON.valueToTree(true);
    field(properties, "rewind", "Something was missing: send again from sequence + 1.", yes)
        .put("type", "boolean");
    number(properties, "window", "How many events may be sent unacknowledged.", 500, 1);
    field(
            properties,
            "refused",
            "Why event sequence + 1 is refused; absent when nothing was.",
            "hash is not the hash of the content")
        .put("type", "string")
        .put("maxLength", Ack.REASON_CHARS_MAX);
    number(
        properties,
        "batch",
        "Events of a backlog it takes in one message; absent: one by one.",
        64,
        2);
    properties.set("others", otherEpochs());
    schema.putArray("required").add("epoch").add("sequence").add("hash");
    return schema;
  }

  private static ObjectNode otherEpochs() {
    ObjectNode schema = JSON.createObjectNode().put("type", "object");
    schema.put(
        "description",
        "In an answer to a birth: what is known of the board beside that epoch. Absent: not said.");
    schema.putArray("examples").addObject().put("known", "none");
    ObjectNode properties = schema.putObject("properties");
    ArrayNode known =
        field(
                properties,
                "known",
                "none: no other epoch is known; earlier: all were heard of before; later: one was"
                    + " heard of after this one.",
                "none")
            .put("type", "string")
            .putArray("enum");
    for (OtherEpochs.Known each : OtherEpochs.Known.values()) {
      known.add(each.name().toLowerCase(Locale.ROOT));
    }
    field(
            properties,
            "slots",
            "Slots its events say are used, taken or spent: day/digit, oldest first.",
            JSON.createArrayNode().add("2026-11-20/1"))
        .put("type", "array")
        .put("maxItems", OtherEpochs.SLOTS_MAX)
        .putObject("items")
        .put("type", "string")
        .put("pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}/[0-9]$");
    schema.putArray("required").add("known");
    return schema;
  }
}
