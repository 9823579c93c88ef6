package vn.motcua.firmware.board.centre;

import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.motcua.bridge.hub.HubChannel;
import vn.motcua.bridge.hub.HubTopics;
import vn.motcua.bridge.wire.Message;

/**
 * The AsyncAPI 3.1 document of what the hub of a centre hears and says, so that others can build a
 * display, or a board. It is made from {@link HubChannel} and the bounds of {@link CentreJson}.
 * Stateless; any thread.
 */
public final class QueueContract {
  private static final String MQTT_BINDING = "0.2.0";

  private QueueContract() {}

  /** The whole document. */
  public static ObjectNode document() {
    ObjectNode document = JsonMapper.shared().createObjectNode();
    document.put("asyncapi", "3.1.0");
    document
        .putObject("info")
        .put("title", "Motcua Kiosk queue")
        .put("version", "1.3.0")
        .put(
            "description",
            "What the hub of a one-stop centre hears from its boards and tells them, over MQTT 5."
                + " A display needs feed, change and beat. What arrives with the RETAIN flag is"
                + " drawn, never spoken.");
    document.put("defaultContentType", "application/json");
    ObjectNode channels = document.putObject("channels");
    ObjectNode operations = document.putObject("operations");
    ObjectNode components = document.putObject("components");
    ObjectNode messages = components.putObject("messages");
    ObjectNode schemas = components.putObject("schemas");
    for (HubChannel channel : HubChannel.values()) {
      String name = channel.name().toLowerCase(Locale.ROOT);
      Map<String, ObjectNode> payloads = MailSchemas.of(channel);
      describe(channels.putObject(name), channel, payloads);
      operate(operations, channel, name);
      payloads.forEach((each, schema) -> {
        ObjectNode message = messages.putObject(each).put("name", each);
        message.put("contentType", "application/json");
        refer(message.putObject("payload"), "components/schemas/" + each);
        schemas.set(each, schema);
      });
    }
    MailSchemas.shared().forEach(schemas::set);
    return document;
  }

  private static void describe(
      ObjectNode channel, HubChannel kind, Map<String, ObjectNode> payloads) {
    channel
        .put("address", HubTopics.address(kind))
        .put("description", says(kind) + " At most " + kind.bytesMax() + " bytes.");
    ObjectNode parameters = channel.putObject("parameters");
    parameters.putObject("centre").put("description", "Centre id, [a-z0-9-]{1,40}");
    if (kind.owner() != HubChannel.Owner.HUB) {
      parameters.putObject("board").put("description", "Board id, [a-z0-9-]{1,40}");
    }
    ObjectNode messages = channel.putObject("messages");
    payloads
        .keySet()
        .forEach(each -> refer(messages.putObject(each), "components/messages/" + each));
  }

  private static void operate(ObjectNode operations, HubChannel channel, String name) {
    boolean hears = channel.owner() == HubChannel.Owner.BOARD;
    String verb = hears ? "hear" : "say";
    ObjectNode operation =
        operations
            .putObject(verb + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1))
            .put("action", hears ? "receive" : "send");
    refer(operation.putObject("channel"), "channels/" + name);
    if (channel == HubChannel.ASK) {
      refer(operation.putObject("reply").putObject("channel"), "channels/answer");
    }
    Message.Handling handling = channel.handling();
    ObjectNode binding = operation.putObject("bindings").putObject("mqtt");
    binding.put("qos", handling.qos()).put("retain", channel.retained());
    if (handling.expirySeconds() > 0) {
      binding.put("messageExpiryInterval", handling.expirySeconds());
    }
    binding.put("bindingVersion", MQTT_BINDING);
  }

  private static String says(HubChannel channel) {
    return switch (channel) {
      case ASK -> "A touch that the hub decides. Without an answer the board goes on alone.";
      case TOLD -> "Visits that changed by the board's own events; all of today's after tell.";
      case CLAIM -> "A board wants to be the hub and asks for the highest term that is known.";
      case TERM -> "The highest term that a board knows.";
      case STATE -> "Birth and death of a board.";
      case ANSWER -> "The answer to a question of this board.";
      case TELL -> "The hub asks all boards for their visits of today.";
      case FEED -> "The whole queue, at most once a second. Draw it; never speak it.";
      case CHANGE -> "Visits that have changed. A call that it tells live is spoken.";
      case BEAT -> "The hub lives, said once a second, or has gone.";
    };
  }

  private static void refer(ObjectNode node, String path) {
    node.put("$ref", "#/" + path);
  }
}
