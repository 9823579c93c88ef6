package vn.motcua.bridge.command;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A kind of order. Immutable.
 *
 * @param name the value of the command's field {@code order}
 * @param fields what it needs, each of them
 * @param reader makes the order of the values of its fields
 */
public record OrderKind(String name, List<OrderField> fields, Function<Values, Order> reader) {

  /** Copies the list. */
  public OrderKind {
    fields = List.copyOf(fields);
  }

  /** The values of an order's fields, each of them as it must be. Immutable. */
  public static final class Values {
    private final Map<OrderField, String> texts;

    Values(Map<OrderField, String> texts) {
      this.texts = Map.copyOf(texts);
    }

    /**
     * The value of a field.
     *
     * @throws IllegalArgumentException when the kind has no such field
     */
    public String of(OrderField field) {
      String text = texts.get(field);
      if (text == null) {
        throw new IllegalArgumentException("the order has no field " + field.name());
      }
      return text;
    }
  }
}
