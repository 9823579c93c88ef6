package vn.motcua.bridge.wire;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Chain;
import vn.motcua.bridge.ClockQuality;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.WallTime;
import vn.motcua.bridge.journal.Journal;

/**
 * Events as CloudEvents 1.0 in MQTT 5 binary content mode; {@link StructuredCodec}'s and {@link
 * BatchCodec}'s are read too.
 *
 * <pre>
 *   MQTT 5 PUBLISH
 *     content type     datacontenttype (application/json)
 *     user properties  specversion id source type time
 *                      epoch sequence prevhash hash datahash bootid monotonic clock
 *                      withheld                                               (extensions)
 *     payload          data, byte for byte as hashed
 * </pre>
 *
 * {@code hash} is carried so that a message damaged on its way, or a row damaged on the card, is
 * told apart from an event: the receiver recomputes it. {@code datahash} says that it is by version
 * 2 of {@link Chain}, which covers the hash of the data; without it, it is by version 1.
 *
 * <p>An event whose data can not be sent, or was erased, keeps its place in the chain with the
 * further attribute {@code withheld} and no payload; {@code datahash} makes its hash provable. Only
 * a place without {@code datahash} (of version 1, or of a row damaged on the card) is taken on
 * trust. Source: CloudEvents 1.0.2, MQTT Protocol Binding 3.1. Stateless; any thread.
 */
public final class CloudEventCodec {
  /** The only content type we write or read. */
  public static final String CONTENT_TYPE = "application/json";

  /** Why the data of an event are withheld that was erased on the board. */
  public static final String ERASED = "erased";

  private static final String WITHHELD = "withheld";
  private static final String DATA_HASH = "datahash";

  /** Topic, properties and headers; our names and values are bounded, see {@link Names}. */
  private static final long ATTRIBUTES_BYTES_MAX = 1_024L;

  private CloudEventCodec() {}

  /** The PUBLISH that carries an event. */
  public static Message encode(Event event) {
    String topic = new Topics(event.centre(), event.board()).events();
    return new Message(topic, payload(event), false, CONTENT_TYPE, attributes(event));
  }

  /** The PUBLISH that keeps the place of an event whose data can not be sent. */
  public static Message encodeWithheld(Event event, String reason) {
    Map<String, String> attributes = attributes(event);
    attributes.put(WITHHELD, reason);
    String topic = new Topics(event.centre(), event.board()).events();
    return new Message(topic, "", false, CONTENT_TYPE, attributes);
  }

  /** Bytes that the PUBLISH of an event takes on the wire, never too few. */
  public static long packetBytesMax(Event event) {
    return event.data().getBytes(StandardCharsets.UTF_8).length + ATTRIBUTES_BYTES_MAX;
  }

  /** What is sent as the event's data; nothing when they were erased. */
  static String payload(Event event) {
    return event.hasData() ? event.data() : "";
  }

  private static Map<String, String> attributes(Event event) {
    Map<String, String> attributes = new LinkedHashMap<>();
    forEachAttribute(event, attributes::put);
    return attributes;
  }

  /** Tells the attributes of a whole event, in their order. */
  static void forEachAttribute(Event event, BiConsumer<String, String> told) {
    told.accept("specversion", "1.0");
    told.accept("id", event.id());
    told.accept("source", event.source());
    told.accept("type", event.type());
    told.accept("time", WallTime.text(event.at().wall()));
    told.accept("epoch", event.epoch());
    told.accept("sequence", Long.toString(event.sequence()));
    told.accept("prevhash", event.previousHash());
    told.accept("hash", event.hash());
    String dataHash = Chain.dataHash(event);
    if (dataHash != null) {
      told.accept(DATA_HASH, dataHash);
    }
    told.accept("bootid", event.at().bootId());
    told.accept("monotonic", Long.toString(event.at().monotonicNanos()));
    told.accept("clock", event.at().clock().name());
    if (Chain.isStandIn(event.data())) {
      told.accept(WITHHELD, ERASED);
    }
  }

  /**
   * Reads a PUBLISH of one event or of a batch, at least one answer; whatever it holds, this does
   * not throw.
   */
  public static List<Decoded> decodeAll(Message message) {
    var address = Topics.parse(message.topic());
    if (address == null || !BatchCodec.isBatch(message)) {
      return List.of(decode(message));
    }
    List<Content> events = BatchCodec.unpack(message.payload());
    return events.isEmpty()
        ? List.of(new Decoded.Bad("payload is no batch of CloudEvents", null))
        : events.stream().map(event -> decode(address.board(), event)).toList();
  }

  /** Reads a PUBLISH of one event; whatever it holds, this does not throw. */
  public static Decoded decode(Message message) {
    var address = Topics.parse(message.topic());
    if (address == null || !address.leaf().equals("events")) {
      return new Decoded.Bad("topic is not motcua/v1/<centre>/<board>/events", null);
    }
    if (StructuredCodec.isStructured(message)) {
      Content content = StructuredCodec.unpack(message.payload());
      return content == null
          ? new Decoded.Bad("payload is no CloudEvent in structured mode", null)
          : decode(address.board(), content);
    }
    return decode(
        address.board(),
        new Content(message.properties(), message.contentType(), message.payload()));
  }

  /**
   * An event as it came, however it was carried.
   *
   * @param dataType of the data, null when it was not said
   */
  record Content(Map<String, String> attributes, @Nullable String dataType, String data) {}

  private static Decoded decode(Topics board, Content content) {
    if (content.data().length() > Journal.DATA_BYTES_MAX) {
      return bad(content, "data is larger than " + Journal.DATA_BYTES_MAX + " bytes");
    }
    if (content.data().indexOf('\0') >= 0) {
      return bad(content, "data holds U+0000, which no JSON text does");
    }
    if (!CONTENT_TYPE.equals(content.dataType())) {
      return bad(content, "content type is not " + CONTENT_TYPE);
    }
    try {
      return verified(board, content);
    } catch (IllegalArgumentException | DateTimeException e) {
      return bad(content, String.valueOf(e.getMessage()));
    }
  }

  private static Decoded bad(Content content, String reason) {
    return new Decoded.Bad(reason, claim(content.attributes()));
  }

  private static Decoded.@Nullable Claim claim(Map<String, String> given) {
    String epoch = given.getOrDefault("epoch", "");
    String sequence = given.getOrDefault("sequence", "");
    return Names.isEpoch(epoch) && sequence.matches("[1-9][0-9]{0,17}")
        ? new Decoded.Claim(epoch, Long.parseLong(sequence))
        : null;
  }

  private static Decoded verified(Topics board, Content content) {
    Attributes given = new Attributes(content.attributes());
    given.exactly("specversion", "1.0");
    given.exactly("source", "/" + board.centre() + "/" + board.board());
    String epoch = given.text("epoch");
    long sequence = given.number("sequence");
    String type = given.text("type");
    String previousHash = given.text("prevhash");
    given.exactly("id", epoch + "-" + sequence);
    require(Names.isEpoch(epoch), "epoch is not 16 hex digits");
    require(sequence >= 1, "sequence is below 1");
    require(Names.isType(type), "type is not vn.motcua.<noun>.<past participle>.v<n>");
    require(Names.isHash(previousHash), "prevhash is not 64 hex digits");
    String hash = given.text("hash");
    require(Names.isHash(hash), "hash is not 64 hex digits");
    Event event =
        new Event(
            board.centre(),
            board.board(),
            epoch,
            sequence,
            type,
            moment(given),
            content.data(),
            previousHash,
            hash);
    return proven(event, content.attributes().get(DATA_HASH), content.attributes().get(WITHHELD));
  }

  private static Decoded proven(Event event, @Nullable String dataHash, @Nullable String withheld) {
    require(!Chain.isStandIn(event.data()), "data is no JSON object");
    if (dataHash != null) {
      require(Names.isHash(dataHash), "datahash is not 64 hex digits");
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

  /** An event without data: proven by the hash of them, or taken as it is where that is unknown. */
  private static Event place(Event event, @Nullable String dataHash) {
    if (dataHash == null) {
      return event;
    }
    Event place = Chain.withoutData(event, dataHash);
    require(Chain.isIntact(place), "hash is not the hash of the content");
    return place;
  }

  private static Moment moment(Attributes given) {
    Instant wall = WallTime.parse(given.text("time"));
    String boot = given.text("bootid");
    require(Names.isBoot(boot), "bootid is not 1 to 64 letters, digits and '-'");
    return new Moment(
        wall, boot, given.number("monotonic"), ClockQuality.valueOf(given.text("clock")));
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  /** CloudEvents attributes, asked for by name. */
  private record Attributes(Map<String, String> values) {
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
