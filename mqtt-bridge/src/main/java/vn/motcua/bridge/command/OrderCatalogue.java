package vn.motcua.bridge.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.motcua.bridge.command.ServerCommand.Read;
import vn.motcua.bridge.wire.IdentifierShapes;
import vn.motcua.bridge.wire.Topics;

/** The kinds of orders of a program, and how a command with one of them is read. Immutable. */
public final class OrderCatalogue {
  /** Longer payloads are not parsed. */
  public static final int PAYLOAD_CHARS_MAX = 1_024;

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,64}");
  private static final Set<String> ENVELOPE = Set.of("id", "epoch", "until", "order", "by");
  private static final JsonMapper JSON = JsonMapper.shared();

  private final List<OrderKind> owned;
  private final List<OrderKind> all;

  private OrderCatalogue(List<OrderKind> owned) {
    this.owned = List.copyOf(owned);
    List<OrderKind> kinds = new ArrayList<>(owned);
    kinds.add(EraseData.KIND);
    this.all = List.copyOf(kinds);
  }

  /**
   * The orders of these kinds, and {@link EraseData}.
   *
   * @throws IllegalArgumentException when two have one name, or when one name is that of two
   *     different fields
   */
  public static OrderCatalogue of(List<OrderKind> kinds) {
    OrderCatalogue catalogue = new OrderCatalogue(kinds);
    requireOnce("orders", catalogue.names());
    requireOnce("fields", catalogue.fields().stream().map(OrderField::name).toList());
    return catalogue;
  }

  private static void requireOnce(String what, List<String> names) {
    Set<String> seen = new LinkedHashSet<>(ENVELOPE);
    for (String name : names) {
      if (!seen.add(name)) {
        throw new IllegalArgumentException("two " + what + " of commands are called " + name);
      }
    }
  }

  /** The possible values of the field {@code order}. */
  public List<String> names() {
    return all.stream().map(OrderKind::name).toList();
  }

  /** The fields of all orders, each once. */
  public List<OrderField> fields() {
    return all.stream().flatMap(kind -> kind.fields().stream()).distinct().toList();
  }

  /** The fields that every order has but {@link EraseData}; none without such orders. */
  public List<OrderField> common() {
    return owned.stream()
        .flatMap(kind -> kind.fields().stream())
        .distinct()
        .filter(field -> owned.stream().allMatch(kind -> kind.fields().contains(field)))
        .toList();
  }

  /** Reads a payload; never throws. */
  public Read read(String payload) {
    if (payload.length() > PAYLOAD_CHARS_MAX) {
      return new Read.Bad(null, "payload is longer than " + PAYLOAD_CHARS_MAX + " characters");
    }
    try {
      return read(JSON.readTree(payload));
    } catch (JacksonException e) {
      return new Read.Bad(null, "payload is no JSON object");
    }
  }

  private Read read(JsonNode node) {
    String id = text(node, "id");
    if (!ID.matcher(id).matches()) {
      return new Read.Bad(null, "id is not 1 to 64 letters, digits and '-'");
    }
    String epoch = text(node, "epoch");
    if (!IdentifierShapes.isEpoch(epoch)) {
      return new Read.Bad(id, "epoch is not 16 hex digits");
    }
    long until = node.path("until").longValue(-1);
    if (until < 0) {
      return new Read.Bad(id, "until is not a sequence");
    }
    String by = text(node, "by");
    if (node.has("by") && !Topics.isName(by)) {
      return new Read.Bad(id, "by is not 1 to 40 of a-z, 0-9 and '-'");
    }
    Asked asked = new Asked(id, epoch, until, by.isEmpty() ? null : by);
    String order = text(node, "order");
    return all.stream()
        .filter(kind -> kind.name().equals(order))
        .findFirst()
        .map(kind -> read(kind, node, asked))
        .orElseGet(() -> new Read.Bad(id, "order is none of " + names()));
  }

  /** A command without its order. */
  private record Asked(String id, String epoch, long until, @Nullable String by) {}

  private static Read read(OrderKind kind, JsonNode node, Asked asked) {
    Map<OrderField, String> values = new HashMap<>();
    for (OrderField field : kind.fields()) {
      String value = field.read(text(node, field.name()));
      if (value == null) {
        return new Read.Bad(asked.id(), field.fault());
      }
      values.put(field, value);
    }
    Order order = kind.reader().apply(new OrderKind.Values(values));
    return new Read.Good(
        new ServerCommand(asked.id(), asked.epoch(), asked.until(), order, asked.by()));
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).stringValue("");
  }
}
