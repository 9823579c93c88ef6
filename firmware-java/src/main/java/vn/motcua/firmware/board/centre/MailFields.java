package vn.motcua.firmware.board.centre;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The fields of a JSON object that came from another board. Each method throws {@link
 * IllegalArgumentException} when its field has another shape than is asked for; fields that nobody
 * asks for may be there, so that a later version can say more.
 */
record MailFields(JsonNode object) {
  /** Refuses what is no object. */
  MailFields {
    if (!object.isObject()) {
      throw new IllegalArgumentException("no object");
    }
  }

  boolean has(String field) {
    return object.has(field);
  }

  /** A text of a shape. */
  String text(String field, Pattern shape) {
    return text(field, object.path(field), shape);
  }

  /** The same; null when the field is not there. */
  @Nullable String optionalText(String field, Pattern shape) {
    return has(field) ? text(field, shape) : null;
  }

  private static String text(String field, JsonNode node, Pattern shape) {
    if (!node.isString() || !shape.matcher(node.stringValue()).matches()) {
      throw wrong(field);
    }
    return node.stringValue();
  }

  /** A whole number in these bounds. */
  long number(String field, long least, long most) {
    JsonNode node = object.path(field);
    if (!node.isIntegralNumber() || !node.canConvertToLong()) {
      throw wrong(field);
    }
    long value = node.longValue();
    if (value < least || value > most) {
      throw wrong(field);
    }
    return value;
  }

  boolean flag(String field) {
    JsonNode node = object.path(field);
    if (!node.isBoolean()) {
      throw wrong(field);
    }
    return node.booleanValue();
  }

  MailFields object(String field) {
    return new MailFields(object.path(field));
  }

  /** A list of texts of a shape, of at most so many. */
  List<String> texts(String field, Pattern shape, int most) {
    return list(field, most, node -> text(field, node, shape));
  }

  /** A list of objects, of at most so many. */
  <T> List<T> objects(String field, int most, Function<MailFields, T> read) {
    return list(field, most, node -> read.apply(new MailFields(node)));
  }

  private <T> List<T> list(String field, int most, Function<JsonNode, T> read) {
    JsonNode node = object.path(field);
    if (!node.isArray() || node.size() > most) {
      throw wrong(field);
    }
    List<T> all = new ArrayList<>();
    node.forEach(each -> all.add(read.apply(each)));
    return all;
  }

  static IllegalArgumentException wrong(String field) {
    return new IllegalArgumentException("wrong: " + field);
  }
}
