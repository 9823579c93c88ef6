package vn.motcua.bridge.contract;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.motcua.bridge.mqtt.Command;

/**
 * The AsyncAPI 3.0 document of what a board sends and hears: CloudEvents 1.0 over MQTT 5 in binary
 * mode. Stateless; any thread.
 */
public final class AsyncApi {
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

  private AsyncApi() {}

  /** The whole document. */
  public static ObjectNode document() {
    ObjectNode document = JSON.createObjectNode();
    document.put("asyncapi", "3.0.0");
    document
        .putObject("info")
        .put("title", "Motcua Kiosk events")
        .put("version", "1.0.0")
        .put(
            "description",
            "What a board of a one-stop centre tells its case server, and what it hears back."
                + " Events are sent in order, at least once; a case server keeps each once, by"
                + " source, epoch and sequence, and acknowledges what it holds.");
    document.put("defaultContentType", "application/json");
    channels(document.putObject("channels"));
    operations(document.putObject("operations"));
    components(document.putObject("components"));
    return document;
  }

  private static void channels(ObjectNode channels) {
    ObjectNode messages = channel(channels, "events", "Events of one board, in order, QoS 1.");
    EventSchemas.all()
        .keySet()
        .forEach(type -> reference(messages.putObject(type), "components/messages/" + type));
    reference(
        channel(channels, "ack", "What the case server holds, retained.").putObject("ack"),
        "components/messages/ack");
    commands(channels);
  }

  private static void commands(ObjectNode channels) {
    String asks = "What the case server asks of the board; the same id is obeyed once.";
    reference(
        channel(channels, "command", asks).putObject("command"), "components/messages/command");
    reference(
        channel(channels, "reply", "The board's answers to commands.").putObject("reply"),
        "components/messages/reply");
  }

  private static ObjectNode channel(ObjectNode channels, String name, String description) {
    ObjectNode channel = channels.putObject(name);
    channel.put("address", "motcua/v1/{centre}/{board}/" + name);
    channel.put("description", description);
    ObjectNode parameters = channel.putObject("parameters");
    parameters.putObject("centre").put("description", "Centre id, [a-z0-9-]{1,40}");
    parameters.putObject("board").put("description", "Board id, [a-z0-9-]{1,40}");
    return channel.putObject("messages");
  }

  private static void operations(ObjectNode operations) {
    ObjectNode sends = operations.putObject("sendEvents").put("action", "send");
    reference(sends.putObject("channel"), "channels/events");
    sends.putObject("bindings").putObject("mqtt").put("qos", 1).put("bindingVersion", "0.2.0");
    ObjectNode hears = operations.putObject("receiveAck").put("action", "receive");
    reference(hears.putObject("channel"), "channels/ack");
    ObjectNode obeys = operations.putObject("receiveCommand").put("action", "receive");
    reference(obeys.putObject("channel"), "channels/command");
    reference(obeys.putObject("reply").putObject("channel"), "channels/reply");
  }

  private static void components(ObjectNode components) {
    ObjectNode messages = components.putObject("messages");
    ObjectNode schemas = components.putObject("schemas");
    EventSchemas.all()
        .forEach((type, schema) -> {
          ObjectNode message = messages.putObject(type);
          message.put("name", type).put("contentType", "application/json");
          reference(message.putObject("headers"), "components/schemas/attributes");
          reference(message.putObject("payload"), "components/schemas/" + type);
          schemas.set(type, schema);
        });
    schemas.set("attributes", attributes());
    for (var each :
        new TreeMap<>(Map.of("ack", ack(), "command", command(), "reply", reply())).entrySet()) {
      ObjectNode message = messages.putObject(each.getKey());
      message.put("name", each.getKey()).put("contentType", "application/json");
      reference(message.putObject("payload"), "components/schemas/" + each.getKey());
      schemas.set(each.getKey(), each.getValue());
    }
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
    schema.putArray("required").add("epoch").add("sequence").add("hash");
    return schema;
  }

  /** The schema of a command to the board. */
  public static ObjectNode command() {
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
        .putArray("enum")
        .add("close-line")
        .add("open-line");
    properties.putObject("line").put("type", "string").put("pattern", "^[a-z0-9-]{1,40}$");
    properties
        .putObject("reason")
        .put("type", "string")
        .put("maxLength", Command.REASON_CHARS_MAX)
        .put("description", "Vietnamese, shown to citizens; needed for close-line.");
    schema.putArray("required").add("id").add("epoch").add("until").add("order").add("line");
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

  private static void reference(ObjectNode node, String path) {
    node.put("$ref", "#/" + path);
  }
}
