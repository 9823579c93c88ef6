package vn.motcua.bridge.wire;

import java.nio.charset.StandardCharsets;
import java.util.List;
import vn.motcua.bridge.Chain;
import vn.motcua.bridge.Event;

/**
 * Events as CloudEvents 1.0 in MQTT 5 binary content mode; it also reads those of {@link
 * StructuredCodec} and {@link BatchCodec}.
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
 * {@code hash} is sent so that the receiver, which recomputes it, recognises a message damaged in
 * transit or a row damaged on the card. {@code datahash} means version 2 of {@link Chain}, which
 * covers the hash of the data; without it the event is of version 1.
 *
 * <p>An event whose data cannot be sent, or was erased, is sent with the additional attribute
 * {@code withheld} and no payload; {@code datahash} makes its hash provable. Only such an event
 * without {@code datahash} (of version 1, or from a row damaged on the card) is accepted unchecked.
 * Source: CloudEvents 1.0.2, MQTT Protocol Binding 3.1. Stateless; any thread.
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

  /** The PUBLISH for an event whose data cannot be sent. */
  public static Message encodeWithheld(Event event, String reason) {
    return binary(event, CarriedEvent.withheld(event, reason));
  }

  private static Message binary(Event event, CarriedEvent carried) {
    String topic = new Topics(event.centre(), event.board()).events();
    return new Message(topic, carried.data(), false, carried.dataType(), carried.attributes());
  }

  /** An upper bound for the bytes of an event's PUBLISH packet. */
  public static long packetBytesMax(Event event) {
    return event.data().getBytes(StandardCharsets.UTF_8).length + ATTRIBUTES_BYTES_MAX;
  }

  /** Reads a PUBLISH of one event or of a batch; gives at least one result and never throws. */
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

  /** Reads a PUBLISH of one event; never throws. */
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
