package vn.motcua.bridge.wire;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The payload of a board's {@code state} topic.
 *
 * <p>A will carries the session of the birth it belongs to; a will of another session is late and
 * says nothing about the board.
 */
public sealed interface BoardState {
  /** Longer payloads are not parsed. */
  int PAYLOAD_CHARS_MAX = 1_024;

  /** 16 hex digits, new with each connection. */
  String session();

  /**
   * The board is connected and asks what the case server holds.
   *
   * @param epoch epoch of the event it would send next
   * @param oldest sequence of the oldest event of that epoch it could still send; 0 when it has
   *     none of that epoch
   */
  record Born(String session, String epoch, long oldest) implements BoardState {}

  /** The connection of this session has ended. */
  record Dead(String session) implements BoardState {}

  /** The payload on the {@code state} topic. */
  default String toJson() {
    var object = JsonMapper.shared().createObjectNode().put("session", session());
    return switch (this) {
      case Born born ->
          object
              .put("state", "born")
              .put("epoch", born.epoch())
              .put("oldest", born.oldest())
              .toString();
      case Dead _ -> object.put("state", "dead").toString();
    };
  }

  /** Reads a payload; null when it is not a state. */
  static @Nullable BoardState parse(String payload) {
    if (payload.length() > PAYLOAD_CHARS_MAX) {
      return null;
    }
    try {
      JsonNode node = JsonMapper.shared().readTree(payload);
      String session = node.path("session").stringValue("");
      String epoch = node.path("epoch").stringValue("");
      long oldest = node.path("oldest").longValue(0);
      if (!IdentifierShapes.isSession(session)) {
        return null;
      }
      return switch (node.path("state").stringValue("")) {
        case "born" -> IdentifierShapes.isEpoch(epoch) ? new Born(session, epoch, oldest) : null;
        case "dead" -> new Dead(session);
        default -> null;
      };
    } catch (JacksonException e) {
      return null;
    }
  }
}
