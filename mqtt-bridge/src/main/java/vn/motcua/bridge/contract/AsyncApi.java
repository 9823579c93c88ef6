package vn.motcua.bridge.contract;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.motcua.bridge.EventCatalogue;
import vn.motcua.bridge.command.OrderCatalogue;
import vn.motcua.bridge.wire.BatchCodec;
import vn.motcua.bridge.wire.CloudEventCodec;
import vn.motcua.bridge.wire.StructuredCodec;

/**
 * The AsyncAPI 3.1 document of the messages that a board sends and receives: CloudEvents 1.0 over
 * MQTT 5 in binary mode, over MQTT 3.1.1 in structured mode, and for a backlog in batches.
 * Stateless; any thread.
 */
public final class AsyncApi {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String STRUCTURED = "structured";
  private static final String BATCH = "batch";
  private static final String WITHHELD = "withheld";

  private AsyncApi() {}

  /** The whole document, for these events and orders. */
  public static ObjectNode document(EventCatalogue catalogue, OrderCatalogue orders) {
    ObjectNode document = JSON.createObjectNode();
    document.put("asyncapi", "3.1.0");
    document
        .putObject("info")
        .put("title", "Motcua Kiosk events")
        .put("version", "1.3.0")
        .put(
            "description",
            "What a board of a one-stop centre tells its case server, and what it hears back."
                + " Events are sent in order, at least once; a case server keeps each once, by"
                + " source, epoch and sequence, and acknowledges what it holds.");
    document.put("defaultContentType", "application/json");
    channels(document.putObject("channels"), catalogue);
    operations(document.putObject("operations"));
    components(document.putObject("components"), catalogue, orders);
    return document;
  }

  private static void channels(ObjectNode channels, EventCatalogue catalogue) {
    ObjectNode messages = channel(channels, "events", "Events of one board, in order, QoS 1.");
    EventSchemas.of(catalogue)
        .keySet()
        .forEach(type -> reference(messages.putObject(type), "components/messages/" + type));
    reference(messages.putObject(STRUCTURED), "components/messages/" + STRUCTURED);
    reference(messages.putObject(BATCH), "components/messages/" + BATCH);
    reference(messages.putObject(WITHHELD), "components/messages/" + WITHHELD);
    ObjectNode states = channel(channels, "state", "Birth, retained, and will of one board.");
    reference(states.putObject("born"), "components/messages/born");
    reference(states.putObject("dead"), "components/messages/dead");
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
    ObjectNode states = operations.putObject("sendState").put("action", "send");
    reference(states.putObject("channel"), "channels/state");
    states
        .putObject("bindings")
        .putObject("mqtt")
        .put("qos", 1)
        .put("retain", true)
        .put("bindingVersion", "0.2.0");
    ObjectNode hears = operations.putObject("receiveAck").put("action", "receive");
    reference(hears.putObject("channel"), "channels/ack");
    ObjectNode obeys = operations.putObject("receiveCommand").put("action", "receive");
    reference(obeys.putObject("channel"), "channels/command");
    reference(obeys.putObject("reply").putObject("channel"), "channels/reply");
  }

  private static void components(
      ObjectNode components, EventCatalogue catalogue, OrderCatalogue orders) {
    ObjectNode messages = components.putObject("messages");
    ObjectNode schemas = components.putObject("schemas");
    EventSchemas.of(catalogue)
        .forEach((type, schema) -> {
          ObjectNode message = messages.putObject(type);
          message.put("name", type).put("contentType", "application/json");
          reference(message.putObject("headers"), "components/schemas/attributes");
          reference(message.putObject("payload"), "components/schemas/" + type);
          schemas.set(type, schema);
        });
    schemas.set("attributes", MessageSchemas.attributes());
    MessageSchemas.others(catalogue, orders)
        .forEach((name, schema) -> {
          ObjectNode message = messages.putObject(name);
          message.put("name", name).put("contentType", contentType(name));
          reference(message.putObject("payload"), "components/schemas/" + name);
          schemas.set(name, schema);
        });
    ObjectNode withheld = messages.putObject(WITHHELD).put("name", WITHHELD);
    withheld.put(
        "description",
        "Keeps the place of an event whose data cannot be sent, or was erased; no payload.");
    reference(withheld.putObject("headers"), "components/schemas/attributes");
  }

  private static String contentType(String name) {
    return switch (name) {
      case STRUCTURED -> StructuredCodec.CONTENT_TYPE;
      case BATCH -> BatchCodec.CONTENT_TYPE;
      default -> CloudEventCodec.CONTENT_TYPE;
    };
  }

  private static void reference(ObjectNode node, String path) {
    node.put("$ref", "#/" + path);
  }
}
