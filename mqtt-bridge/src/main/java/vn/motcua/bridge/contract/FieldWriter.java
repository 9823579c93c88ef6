package vn.motcua.bridge.contract;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Adds fields to a schema, each with a description and an example. Stateless. */
final class FieldWriter {
  /** 16 hex digits: an epoch or a session. */
  static final String HEX_16 = "^[0-9a-f]{16}$";

  /** A hash. */
  static final String HEX_64 = "^[0-9a-f]{64}$";

  /** Epoch and sequence. */
  static final String EVENT_ID = "^[0-9a-f]{16}-[1-9][0-9]*$";

  static final String EPOCH_EXAMPLE = "00000000000000aa";

  /** The most characters of a reason. */
  static final int TEXT_CHARS_MAX = 200;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private FieldWriter() {}

  static void text(
      ObjectNode properties, String name, String says, String example, String pattern) {
    field(properties, name, says, example).put("type", "string").put("pattern", pattern);
  }

  static void number(ObjectNode properties, String name, String says, long example, long least) {
    field(properties, name, says, JSON.valueToTree(example))
        .put("type", "integer")
        .put("minimum", least);
  }

  static ObjectNode field(ObjectNode properties, String name, String says, String example) {
    return field(properties, name, says, JSON.<JsonNode>valueToTree(example));
  }

  static ObjectNode field(ObjectNode properties, String name, String says, JsonNode example) {
    ObjectNode field = properties.putObject(name).put("description", says);
    field.putArray("examples").add(example);
    return field;
  }
}
