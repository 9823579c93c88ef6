package vn.motcua.firmware.board.centre;

import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The schema of an object, field by field. For one thread.
 *
 * @param schema the JSON Schema, which grows
 */
record SchemaFields(ObjectNode schema) {
  private static final JsonMapper JSON = JsonMapper.shared();

  /** An object that has no fields yet. */
  static SchemaFields object(String says) {
    ObjectNode schema = JSON.createObjectNode().put("description", says).put("type", "object");
    schema.putObject("properties");
    schema.putArray("required");
    return new SchemaFields(schema);
  }

  /** With a field that is always there. */
  SchemaFields with(String name, ObjectNode field) {
    schema.withArray("required").add(name);
    return maybe(name, field);
  }

  /** With a field that may be left out. */
  SchemaFields maybe(String name, ObjectNode field) {
    schema.withObject("properties").set(name, field);
    return this;
  }

  /** This object is another message when it has the field. */
  SchemaFields without(String name) {
    schema.putObject("not").putArray("required").add(name);
    return this;
  }

  static ObjectNode text(String says, String example, Pattern shape) {
    return field(says, JSON.valueToTree(example), texts(shape));
  }

  static ObjectNode number(String says, long example, long least, long most) {
    ObjectNode type = JSON.createObjectNode().put("type", "integer");
    type.put("minimum", least).put("maximum", most);
    return field(says, JSON.valueToTree(example), type);
  }

  static ObjectNode flag(String says) {
    return field(says, JSON.valueToTree(false), JSON.createObjectNode().put("type", "boolean"));
  }

  /** A list of at most so many elements. */
  static ObjectNode list(String says, int most, ObjectNode element) {
    ObjectNode type = JSON.createObjectNode().put("type", "array").put("maxItems", most);
    type.set("items", element);
    return type.put("description", says);
  }

  /** A list of at most so many texts of a shape. */
  static ObjectNode list(String says, int most, String example, Pattern shape) {
    ObjectNode list = list(says, most, texts(shape));
    list.putArray("examples").addArray().add(example);
    return list;
  }

  static ObjectNode texts(Pattern shape) {
    return JSON.createObjectNode().put("type", "string").put("pattern", "^" + shape + "$");
  }

  /** What {@link MailSchemas#shared} has under a name. */
  static ObjectNode reference(String name) {
    return JSON.createObjectNode().put("$ref", "#/components/schemas/" + name);
  }

  private static ObjectNode field(String says, JsonNode example, ObjectNode type) {
    ObjectNode field = JSON.createObjectNode().put("description", says);
    field.setAll(type);
    field.putArray("examples").add(example);
    return field;
  }
}
