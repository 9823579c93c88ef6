package vn.motcua.bridge.wire;

import java.nio.charset.StandardCharsets;
import java.util.List;
import vn.motcua.bridge.Chain;
import vn.motcua.bridge.Event;

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
 * <p>An event whose data cannot be sent, or was erased, keeps its place in the chain with the
 * further attribute {@code withheld} and no payload; {@code datahash} makes its hash provable. Only
 * a place without {@code datahash} (of version 1, or of a row damaged on the card) is taken on
 * trust. Source: CloudEvents 1.0.2, MQTT Protocol Binding 3.1. Stateless; any thread.
 */
public final class CloudEventCodec {
  /**
   * Topic, properties and headers; our names and values are bounded, see {@link IdentifierShapes}.
   */
  private static final long ATTRIBUTES_BYTES_MAX = 1_024L;

  /** The only content type of data that we write or read. */
  public static final String CONTENT_TYPE = CarriedEvent.CONTENT_TYPE;

  private CloudEventCodec() {}

  /** The PUBLISH that carries an event. */
  public static Message encode(Event event) {
    return binary(event, CarriedEvent.of(event));
  }

  /** The PUBLISH that keeps the place of an event whose data cannot be sent. */
  public static Message encodeWithheld(Event event, String reason) {
    return binary(event, CarriedEvent.withheld(event, reason));
  }

  private static Message binary(Event event, CarriedEvent carried) {
    String topic = new Topics(event.centre(), event.board()).events();
    return new Message(topic, carried.data(), false, carried.dataType(), carried.attributes());
  }

  /** Bytes that the PUBLISH of an event takes on the wire, never too few. */
  public static long packetBytesMax(Event event) {
    return event.data().getBytes(StandardCharsets.UTF_8).length + ATTRIBUTES_BYTES_MAX;
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
    List<CarriedEvent> events = BatchCodec.unpack(message.payload());
    return events.isEmpty()
        ? List.of(new Decoded.Bad("payload is no batch of CloudEvents", null))
        : events.stream().map(event -> event.decode(address.board())).toList();
  }

  /** Reads a PUBLISH of one event; whatever it holds, this does not throw. */
  public static Decoded decode(Message message) {
    var address = Topics.parse(message.topic());
    if (address == null || !address.leaf().equals("events")) {
      return new Decoded.Bad("topic is not motcua/v1/<centre>/<board>/events", null);
    }
    if (StructuredCodec.isStructured(message)) {
      CarriedEvent content = StructuredCodec.unpack(message.payload());
      return content == null
          ? new Decoded.Bad("payload is no CloudEvent in structured mode", null)
          : content.decode(address.board());
    }
    return new CarriedEvent(message.properties(), message.contentType(), message.payload())
        .decode(address.board());
  }
}
