package vn.motcua.bridge.conform;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.conform.PlayedBoard.Failed;
import vn.motcua.bridge.conform.Scenario.Play;
import vn.motcua.bridge.wire.CloudEventCodec;
import vn.motcua.bridge.wire.Message;
import vn.motcua.bridge.wire.StructuredCodec;
import vn.motcua.bridge.wire.Topics;

/**
 * Checks of the ways in which sound events may come: in both modes of CloudEvents, with data as a
 * board may write them, of types and with attributes that only a later version knows, from two
 * boards with epochs of one name. Stateless.
 */
final class Carriers {
  /** Valid data that no JSON library writes again like this. */
  private static final String UNUSUAL =
      "{ \"device\":\"printer\",\"kind\":\"printer\",  \"state\":\"ready\",\n"
          + "\"reason\":\"\\u1ed1 \\/ ố\",\"suppressed\": 1 ,\"later\":1.0e2}";

  private Carriers() {}

  static List<Scenario> scenarios() {
    return List.of(
        new Scenario(
            "bytes", "data is compared byte for byte, not as JSON", play -> unusual(play, false)),
        new Scenario(
            "structured", "structured mode is accepted as binary mode is", Carriers::structured),
        new Scenario(
            "structured-bytes",
            "data in structured mode is compared byte for byte too",
            play -> unusual(play, true)),
        new Scenario(
            "structured-untyped",
            "structured mode is known without a content type",
            Carriers::untyped),
        new Scenario(
            "structured-withheld",
            "an event without its data may come in structured mode",
            Carriers::withheld),
        new Scenario(
            "newer-type",
            "an event of an unknown type is stored like any other",
            Carriers::newerType),
        new Scenario(
            "newer-attribute", "attributes that are unknown change nothing", Carriers::attribute),
        new Scenario(
            "same-epoch", "two boards with the same epoch are two chains", Carriers::sameEpoch));
  }

  private static void structured(Play play) throws Failed, InterruptedException {
    play.stored(1, 1);
    for (int sequence = 2; sequence <= 4; sequence++) {
      play.board().publish(packed(play.chain().event(sequence)));
    }
    play.acknowledged(4);
    play.stored(5, 5);
  }

  private static void unusual(Play play, boolean structured) throws Failed, InterruptedException {
    play.stored(1, 1);
    Event event = play.chain().append("vn.motcua.device.changed.v2", UNUSUAL);
    play.board().publish(structured ? packed(event) : CloudEventCodec.encode(event));
    play.acknowledged(2);
    play.stored(3, 3);
  }

  /** What a board sends over MQTT 3.1.1, as a subscriber with MQTT 5 gets it. */
  private static void untyped(Play play) throws Failed, InterruptedException {
    play.stored(1, 1);
    Message typed = packed(play.chain().event(2));
    play.board().publish(new Message(typed.topic(), typed.payload(), false, null, Map.of()));
    play.acknowledged(2);
    play.stored(3, 3);
  }

  private static void withheld(Play play) throws Failed, InterruptedException {
    play.stored(1, 1);
    play.board()
        .publish(
            StructuredCodec.pack(CloudEventCodec.encodeWithheld(play.chain().event(2), "erased")));
    play.acknowledged(2);
    play.stored(3, 3);
  }

  private static void newerType(Play play) throws Failed, InterruptedException {
    play.stored(1, 1);
    play.board().send(play.chain().append("vn.motcua.conformance.tried.v9", "{\"new\":true}"));
    play.acknowledged(2);
    play.stored(3, 3);
  }

  private static void attribute(Play play) throws Failed, InterruptedException {
    play.stored(1, 1);
    Message known = CloudEventCodec.encode(play.chain().event(2));
    Map<String, String> more = new HashMap<>(known.properties());
    more.put("newattribute", "of a later version");
    play.board()
        .publish(new Message(known.topic(), known.payload(), false, known.contentType(), more));
    play.acknowledged(2);
    play.stored(3, 3);
  }

  private static void sameEpoch(Play play) throws Failed, InterruptedException {
    play.stored(1, 3);
    Topics own = play.board().topics();
    try (PlayedBoard other = play.board().another(new Topics(own.centre(), own.board() + "-2"))) {
      PlayedChain chain = new PlayedChain(other.topics(), play.chain().epoch());
      other.connect();
      other.bear(chain);
      other.await(chain.ack(0), _ -> false);
      other.send(chain.event(1));
      other.await(chain.ack(1), chain.upTo(1));
    }
    play.stored(4, 4);
  }

  private static Message packed(Event event) {
    return StructuredCodec.pack(CloudEventCodec.encode(event));
  }
}
