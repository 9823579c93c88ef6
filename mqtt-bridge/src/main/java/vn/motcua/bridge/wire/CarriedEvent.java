package vn.motcua.bridge.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Chain;
import vn.motcua.bridge.ClockQuality;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.WallTime;
import vn.motcua.bridge.journal.Journal;

/**
 * An event in transit, in any mode: the attributes of the CloudEvent, and the data as hashed.
 * {@link CloudEventCodec} has the table of attributes. Immutable.
 *
 * @param dataType content type of the data, null when it is missing
 * @param data the JSON of the data; null when it is withheld
 */
record CarriedEvent(Map<String, String> attributes, @Nullable String dataType, String data) {
  /** The only content type we write or read. */
  static final String CONTENT_TYPE = "application/json";

  /** The value of {@code withheld} for an event whose data was erased on the board. */
  static final String ERASED = "erased";

  private static final String WITHHELD = "withheld";
  private static final String DATA_HASH = "datahash";

  /** A complete event; without data when it was erased. */
  static CarriedEvent of(Event event) {
    return new CarriedEvent(attributes(event), CONTENT_TYPE, event.hasData() ? event.data() : "");
  }

  /** An event whose data cannot be sent. */
  static CarriedEvent withheld(Event event, String reason) {
    Map<String, String> attributes = attributes(event);
    attributes.put(WITHHELD, reason);
    return new CarriedEvent(attributes, CONTENT_TYPE, "");
  }

  private static Map<String, String> attributes(Event event) {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("specversion", "1.0");
    attributes.put("id", event.id());
    attributes.put("source", event.source());
    attributes.put("type", event.type());
    attributes.put("time", WallTime.text(event.at().wall()));
    attributes.put("epoch", event.epoch());
    attributes.put("sequence", Long.toString(event.sequence()));
    attributes.put("prevhash", event.previousHash());
    attributes.put("hash", event.hash());
    String dataHash = Chain.dataHash(event);
    if (dataHash != null) {
      attributes.put(DATA_HASH, dataHash);
    }
    attributes.put("bootid", event.at().bootId());
    attributes.put("monotonic", Long.toString(event.at().monotonicNanos()));
    attributes.put("clock", event.at().clock().name());
    if (Event.isStandIn(event.data())) {
      attributes.put(WITHHELD, ERASED);
    }
    return attributes;
  }

  /** Checks it by its hash and by the board of its topic; does not throw. */
  Decoded decode(Topics board) {
    if (data.length() > Journal.DATA_BYTES_MAX) {
      return bad("data is larger than " + Journal.DATA_BYTES_MAX + " bytes");
    }
    if (data.indexOf('\0') >= 0) {
      return bad("data holds U+0000, which no JSON text does");
    }
    if (!CONTENT_TYPE.equals(dataType)) {
      return bad("content type is not " + CONTENT_TYPE);
    }
    try {
      return verified(board);
    } catch (IllegalArgumentException | DateTimeException e) {
      return bad(String.valueOf(e.getMessage()));
    }
  }

  private Decoded bad(String reason) {
    return new Decoded.Bad(reason, claim(attributes));
  }

  private static Decoded.@Nullable Claim claim(Map<String, String> given) {
    String epoch = given.getOrDefault("epoch", "");
    String sequence = given.getOrDefault("sequence", "");
    return IdentifierShapes.isEpoch(epoch) && sequence.matches("[1-9][0-9]{0,17}")
        ? new Decoded.Claim(epoch, Long.parseLong(sequence))
        : null;
  }

  private Decoded verified(Topics board) {
    Given given = new Given(attributes);
    given.exactly("specversion", "1.0");
    given.exactly("source", "/" + board.centre() + "/" + board.board());
    String epoch = given.text("epoch");
    long sequence = given.number("sequence");
    String type = given.text("type");
    String previousHash = given.text("prevhash");
    given.exactly("id", epoch + "-" + sequence);
    require(IdentifierShapes.isEpoch(epoch), "epoch is not 16 hex digits");
    require(sequence >= 1, "sequence is below 1");
    require(IdentifierShapes.isType(type), "type is not vn.motcua.<noun>.<past participle>.v<n>");
    require(IdentifierShapes.isHash(previousHash), "prevhash is not 64 hex digits");
    String hash = given.text("hash");
    require(IdentifierShapes.isHash(hash), "hash is not 64 hex digits");
    Event event =
        new Event(
            board.centre(),
            board.board(),
            epoch,
            sequence,
            type,
            moment(given),
            data,
            previousHash,
            hash);
    return proven(event, attributes.get(DATA_HASH), attributes.get(WITHHELD));
  }

  private static Decoded proven(Event event, @Nullable String dataHash, @Nullable String withheld) {
    require(!Event.isStandIn(event.data()), "data is no JSON object");
    if (dataHash != null) {
      require(IdentifierShapes.isHash(dataHash), "datahash is not 64 hex digits");
    }
    if (event.data().isEmpty() && withheld != null) {
      return new Decoded.Withheld(place(event, dataHash), withheld);
    }
    String proven = Chain.dataHash(event);
    require(
        dataHash == null ? proven == null && Chain.isIntact(event) : proven != null,
        "hash is not the hash of the content");
    require(Objects.equals(dataHash, proven), "datahash is not the hash of the data");
    return new Decoded.Good(event);
  }

  /**
   * An event without data: proven by the hash of its data, or accepted unchecked where that is
   * unknown.
   */
  private static Event place(Event event, @Nullable String dataHash) {
    if (dataHash == null) {
      return event;
    }
    Event place = Chain.withoutData(event, dataHash);
    require(Chain.isIntact(place), "hash is not the hash of the content");
    return place;
  }

  private static Moment moment(Given given) {
    Instant wall = WallTime.parse(given.text("time"));
    String boot = given.text("bootid");
    require(IdentifierShapes.isBoot(boot), "bootid is not 1 to 64 letters, digits and '-'");
    return new Moment(
        wall, boot, given.number("monotonic"), ClockQuality.valueOf(given.text("clock")));
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  /** CloudEvents attributes by name. */
  private record Given(Map<String, String> values) {
    String text(String name) {
      String value = values.get(name);
      if (value == null) {
        throw new IllegalArgumentException("attribute " + name + " is missing");
      }
      return value;
    }

    long number(String name) {
      try {
        return Long.parseLong(text(name));
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException("attribute " + name + " is not a number", e);
      }
    }

    void exactly(String name, String expected) {
      require(text(name).equals(expected), "attribute " + name + " is not " + expected);
    }
  }
}
