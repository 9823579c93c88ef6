package vn.motcua.firmware.doorbell;

import java.util.List;
import vn.motcua.bridge.command.Order;
import vn.motcua.bridge.command.OrderField.ShapedField;
import vn.motcua.bridge.command.OrderKind;

/** What the case server orders of a doorbell. */
sealed interface DoorbellOrder extends Order {
  /** How it is sent. */
  List<OrderKind> KINDS =
      List.of(
          new OrderKind(
              "chime", List.of(Fields.DOOR), values -> new Chime(values.of(Fields.DOOR))));

  /** The door chimes, and a slip calls the visitor to it. */
  record Chime(String door) implements DoorbellOrder {}

  /** Its fields. */
  final class Fields {
    private static final ShapedField DOOR =
        ShapedField.of(
            "door", "[a-z0-9-]{1,40}", "1 to 40 of a-z, 0-9 and '-'", "Which door.", "front");

    private Fields() {}
  }
}
