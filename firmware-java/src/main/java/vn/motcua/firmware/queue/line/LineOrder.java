package vn.motcua.firmware.queue.line;

import java.util.List;
import vn.motcua.bridge.command.Order;
import vn.motcua.bridge.command.OrderField.ShapedField;
import vn.motcua.bridge.command.OrderField.WordsField;
import vn.motcua.bridge.command.OrderKind;

/** What the case server orders about a line (lĩnh vực). */
public sealed interface LineOrder extends Order {
  /** Longest reason; it is shown to citizens. */
  int REASON_CHARS_MAX = 120;

  /** How they are sent. */
  List<OrderKind> KINDS =
      List.of(
          new OrderKind(
              "close-line",
              List.of(Fields.LINE, Fields.REASON),
              values -> new CloseLine(values.of(Fields.LINE), values.of(Fields.REASON))),
          new OrderKind(
              "open-line", List.of(Fields.LINE), values -> new OpenLine(values.of(Fields.LINE))));

  /** The line. */
  String line();

  /** The line gives no more numbers today; {@code reason} is Vietnamese, for citizens. */
  record CloseLine(String line, String reason) implements LineOrder {}

  /** The line gives numbers again. */
  record OpenLine(String line) implements LineOrder {}

  /** The fields of both. */
  final class Fields {
    private static final ShapedField LINE =
        ShapedField.of(
            "line",
            "[a-z0-9-]{1,40}",
            "1 to 40 of a-z, 0-9 and '-'",
            "The line's id in catalogue.toml.",
            "dat-dai");
    private static final WordsField REASON =
        new WordsField(
            "reason",
            REASON_CHARS_MAX,
            "Vietnamese, shown to citizens; needed for close-line.",
            "Hết giờ làm việc");

    private Fields() {}
  }
}
