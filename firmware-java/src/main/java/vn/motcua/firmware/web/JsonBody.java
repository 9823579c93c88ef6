package vn.motcua.firmware.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.motcua.firmware.station.TouchFields;
import vn.motcua.firmware.web.server.PageRequest;
import vn.motcua.provisioning.text.PersonalNumber;

/**
 * The JSON object of one request, read field by field; {@link #end} refuses unread fields. No text
 * that a person writes may have the number of a citizen in it: this is the one place where every
 * page's text comes in. One thread.
 */
public final class JsonBody implements TouchFields {
  /** Longest text of a field. */
  public static final int TEXT_CHARS_MAX = 200;

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final JsonNode object;
  private final Set<String> asked = new HashSet<>();

  private JsonBody(JsonNode object) {
    this.object = object;
  }

  /** Reads a body; 413 when it is longer than any may be. */
  public static JsonBody of(PageRequest request) throws BadInputException {
    if (request.body().isTooLong()) {
      throw new BadInputException(
          413,
          "body-too-long",
          null,
          "Yêu cầu dài quá " + PageRequest.Body.BYTES_MAX + " byte. Hãy gửi nội dung ngắn hơn.");
    }
    return parse(request.body().bytes());
  }

  static JsonBody parse(byte[] bytes) throws BadInputException {
    try {
      JsonNode node = MAPPER.readTree(bytes);
      if (node.isObject()) {
        return new JsonBody(node);
      }
    } catch (JacksonException notJson) {
      var at = notJson.getLocation();
      String place = at == null ? "" : " ở dòng " + at.getLineNr() + ", cột " + at.getColumnNr();
      throw new BadInputException(
          400,
          "not-json",
          null,
          "Nội dung không phải là JSON hợp lệ" + place + ". Hãy sửa và gửi " + "lại.");
    }
    throw new BadInputException(
        400, "not-an-object", null, "Nội dung phải là một đối tượng JSON { … }.");
  }

  @Override
  public String text(String field) throws BadInputException {
    return present(field, optionalText(field));
  }

  /** The shape is that of an id, in which random digits may look like the number of a person. */
  @Override
  public String text(String field, Pattern shape, String words) throws BadInputException {
    String text = unchecked(field);
    if (PersonalNumber.isAll(text)) {
      throw personal(field);
    }
    if (!shape.matcher(text).matches()) {
      throw wrong(field, words);
    }
    return text;
  }

  /**
   * A text in which the number of a person may stand, since it is neither stored nor logged: a
   * password, or what an emulated device reads.
   */
  public String unchecked(String field) throws BadInputException {
    return present(field, written(field));
  }

  @Override
  public @Nullable String optionalText(String field) throws BadInputException {
    String text = written(field);
    if (text != null && PersonalNumber.isIn(text)) {
      throw personal(field);
    }
    return text;
  }

  private static String present(String field, @Nullable String text) throws BadInputException {
    if (text == null) {
      throw missing(field, "một chuỗi chữ");
    }
    return text;
  }

  private @Nullable String written(String field) throws BadInputException {
    JsonNode node = node(field);
    if (node == null) {
      return null;
    }
    if (!node.isString() || node.stringValue().isBlank()) {
      throw wrong(field, "phải là một chuỗi chữ không rỗng");
    }
    String text = node.stringValue();
    if (text.length() > TEXT_CHARS_MAX) {
      throw wrong(field, "dài quá " + TEXT_CHARS_MAX + " ký tự");
    }
    return text;
  }

  @Override
  public int number(String field, int min, int max) throws BadInputException {
    JsonNode node = node(field);
    if (node == null) {
      throw missing(field, "một số nguyên từ " + min + " đến " + max);
    }
    if (!node.isInt() || node.intValue() < min || node.intValue() > max) {
      throw wrong(field, "phải là số nguyên từ " + min + " đến " + max);
    }
    return node.intValue();
  }

  @Override
  public boolean flag(String field) throws BadInputException {
    JsonNode node = node(field);
    if (node == null) {
      throw missing(field, "true hoặc false");
    }
    if (!node.isBoolean()) {
      throw wrong(field, "phải là true hoặc false");
    }
    return node.booleanValue();
  }

  @Override
  public LocalDate date(String field) throws BadInputException {
    String text = text(field);
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException notADate) {
      throw wrong(field, "phải là ngày dạng 2026-11-20");
    }
  }

  /** Refuses fields that were not read; call it last. */
  public void end() throws BadInputException {
    for (String field : object.propertyNames()) {
      if (!asked.contains(field) && PersonalNumber.isIn(field)) {
        throw personal(null);
      }
      if (!asked.contains(field)) {
        throw new BadInputException(
            400,
            "unknown-field",
            field,
            "Không có trường “" + field + "” trong yêu cầu này. Hãy bỏ trường đó đi.");
      }
    }
  }

  private @Nullable JsonNode node(String field) {
    asked.add(field);
    JsonNode node = object.get(field);
    return node == null || node.isNull() ? null : node;
  }

  private static BadInputException personal(@Nullable String field) {
    return new BadInputException(
        400,
        "personal-number",
        field,
        (field == null ? "Yêu cầu" : "Trường “" + field + "”")
            + " có từ chín chữ số trở lên liền nhau, giống số CCCD, CMND hoặc số điện thoại. Máy"
            + " không lưu số của công dân. Hãy viết lại mà không có số đó.");
  }

  private static BadInputException missing(String field, String expected) {
    return new BadInputException(
        400, "missing-field", field, "Thiếu trường “" + field + "”. Hãy gửi kèm " + expected + ".");
  }

  /** What to throw when the value of {@code field} is none of those allowed. */
  public static BadInputException wrong(String field, String why) {
    return new BadInputException(
        400, "wrong-field", field, "Trường “" + field + "” " + why + ". Hãy sửa và gửi lại.");
  }
}
