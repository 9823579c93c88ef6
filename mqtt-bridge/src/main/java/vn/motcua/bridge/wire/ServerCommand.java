package vn.motcua.bridge.wire;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.motcua.bridge.BoardEvent.Ground;

/**
 * A command of the case server, on a board's {@code command} topic:
 *
 * <pre>
 *   {"id":"7f3a","epoch":"…","until":1234,"order":"close-line","line":"dat-dai","reason":"Hết giờ"}
 *   {"id":"7f3b","epoch":"…","until":1240,"order":"open-line","line":"dat-dai"}
 *   {"id":"7f3c","epoch":"…","until":1290,"order":"erase-data","event":"…-17","ground":"subject-request"}
 * </pre>
 *
 * The validity of a command is measured by the board's sequence and not by a clock: it is valid as
 * long as the board's ledger is in {@code epoch} and its last sequence is at most {@code until}.
 * Each id is executed once.
 *
 * @param id chosen by the sender, {@code [A-Za-z0-9-]{1,64}}; a repeated one gets the same answer
 * @param epoch of the board, 16 hex digits
 * @param until last sequence of the ledger at which it may still be executed, at least 0
 */
public record ServerCommand(String id, String epoch, long until, Order order) {
  /** Longer payloads are not parsed. */
  public static final int PAYLOAD_CHARS_MAX = 1_024;

  /** Longest reason; it is shown to citizens. */
  public static final int REASON_CHARS_MAX = 120;

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,64}");
  private static final Pattern LINE = Pattern.compile("[a-z0-9-]{1,40}");
  private static final Pattern EVENT = Pattern.compile("([0-9a-f]{16})-([1-9][0-9]{0,17})");
  private static final SortedMap<String, Ground> GROUNDS =
      new TreeMap<>(
          Arrays.stream(Ground.values())
              .collect(
                  Collectors.toMap(
                      ground -> ground.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                      ground -> ground)));

  /** The possible orders. */
  public static final List<String> ORDERS = List.of("close-line", "open-line", "erase-data");

  private static final JsonMapper JSON = JsonMapper.shared();

  /** The grounds for erasing data, as values of the field {@code ground}. */
  public static Set<String> grounds() {
    return Collections.unmodifiableSet(GROUNDS.keySet());
  }

  /** The order. */
  public sealed interface Order {
    /** The line gives no more numbers today; {@code reason} is Vietnamese, for citizens. */
    record CloseLine(String line, String reason) implements Order {}

    /** The line gives numbers again. */
    record OpenLine(String line) implements Order {}

    /**
     * The data of the event {@code <epoch>-<sequence>} is erased, on the board and in every store.
     */
    record EraseData(String epoch, long sequence, Ground ground) implements Order {}
  }

  /** The result of reading a payload. */
  public sealed interface Read {
    /** A command. */
    record Good(ServerCommand command) implements Read {}

    /**
     * Not a command.
     *
     * @param id id for the answer; null when there is none
     * @param fault which field is wrong
     */
    record Bad(@Nullable String id, String fault) implements Read {}
  }

  /** Reads a payload; never throws. */
  public static Read read(String payload) {
    if (payload.length() > PAYLOAD_CHARS_MAX) {
      return new Read.Bad(null, "payload is longer than " + PAYLOAD_CHARS_MAX + " characters");
    }
    try {
      return read(JSON.readTree(payload));
    } catch (JacksonException e) {
      return new Read.Bad(null, "payload is no JSON object");
    }
  }

  private static Read read(JsonNode node) {
    String id = node.path("id").stringValue("");
    if (!ID.matcher(id).matches()) {
      return new Read.Bad(null, "id is not 1 to 64 letters, digits and '-'");
    }
    String epoch = node.path("epoch").stringValue("");
    if (!IdentifierShapes.isEpoch(epoch)) {
      return new Read.Bad(id, "epoch is not 16 hex digits");
    }
    long until = node.path("until").longValue(-1);
    if (until < 0) {
      return new Read.Bad(id, "until is not a sequence");
    }
    return switch (node.path("order").stringValue("")) {
      case "close-line", "open-line" -> ofLine(node, id, epoch, until);
      case "erase-data" -> ofErasure(node, id, epoch, until);
      default -> new Read.Bad(id, "order is none of " + ORDERS);
    };
  }

  private static Read ofErasure(JsonNode node, String id, String epoch, long until) {
    Matcher event = EVENT.matcher(node.path("event").stringValue(""));
    if (!event.matches()) {
      return new Read.Bad(id, "event is not <epoch>-<sequence>");
    }
    Ground ground = GROUNDS.get(node.path("ground").stringValue(""));
    return ground == null
        ? new Read.Bad(id, "ground is none of " + GROUNDS.keySet())
        : good(
            id,
            epoch,
            until,
            new Order.EraseData(event.group(1), Long.parseLong(event.group(2)), ground));
  }

  private static Read ofLine(JsonNode node, String id, String epoch, long until) {
    String line = node.path("line").stringValue("");
    if (!LINE.matcher(line).matches()) {
      return new Read.Bad(id, "line is not 1 to 40 of a-z, 0-9 and '-'");
    }
    String reason = node.path("reason").stringValue("").strip();
    if (node.path("order").stringValue("").equals("open-line")) {
      return good(id, epoch, until, new Order.OpenLine(line));
    }
    return reason.isEmpty() || reason.length() > REASON_CHARS_MAX
        ? new Read.Bad(id, "reason is not 1 to " + REASON_CHARS_MAX + " characters")
        : good(id, epoch, until, new Order.CloseLine(line, reason));
  }

  private static Read good(String id, String epoch, long until, Order order) {
    return new Read.Good(new ServerCommand(id, epoch, until, order));
  }

  /**
   * The answer on the {@code reply} topic, after the event is on the board's disk.
   *
   * @param id of the command
   * @param event {@code <epoch>-<sequence>} of the resulting event; null when it was refused
   * @param code why it was refused, such as {@code expired}; null when it was executed
   */
  public record Reply(String id, @Nullable String event, @Nullable String code) {
    /** The payload. */
    public String toJson() {
      var object = JSON.createObjectNode().put("id", id);
      object.put("outcome", code == null ? "done" : "refused");
      if (event != null) {
        object.put("event", event);
      }
      if (code != null) {
        object.put("code", code);
      }
      return object.toString();
    }
  }
}
