package vn.motcua.bridge.conform;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Chain;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.conform.PlayedBoard.Failed;
import vn.motcua.bridge.conform.Scenario.Play;
import vn.motcua.bridge.journal.Journal;
import vn.motcua.bridge.wire.Ack;
import vn.motcua.bridge.wire.CloudEventCodec;
import vn.motcua.bridge.wire.Message;
import vn.motcua.bridge.wire.Topics;

/**
 * Checks of what must be refused, and how: a board withholds the data of an event that was refused
 * three times, so a case server that never says so, or takes no event without data, halts it.
 * Stateless.
 */
final class Refusals {
  private static final int REFUSALS = 3;

  private Refusals() {}

  static List<Scenario> scenarios() {
    return List.of(
        refused("wrong-hash", "an event that is not what its hash says is refused", Refusals::hash),
        refused("broken", "an event that does not follow is refused", Refusals::broken),
        refused("foreign", "an event under another board's topic is refused", Refusals::foreign),
        refused("oversize", "data above 64 KiB are refused, and work goes on", Refusals::oversize),
        new Scenario("malformed", "garbage is never answered as an event", Refusals::malformed),
        new Scenario(
            "retained-garbage", "garbage on our topics harms nobody", Refusals::retainedGarbage),
        new Scenario(
            "refused", "the refusal of the next event is reported, with a reason", Refusals::said),
        new Scenario(
            "refused-once", "a sound event after a refusal is not refused", Refusals::saidOnce),
        new Scenario(
            "withheld",
            "an event without its data is acknowledged like any other",
            Refusals::withheld),
        new Scenario(
            "withheld-unproven",
            "so is one whose data's hash is unknown",
            Refusals::withheldUnproven),
        new Scenario(
            "withheld-forged",
            "an event without data that its hash disproves is refused",
            play -> refused(play, forged(play))),
        new Scenario(
            "way-out", "what was refused three times is taken without its data", Refusals::wayOut));
  }

  /** Makes the message that must not be accepted as the second event. */
  private interface Wrong {
    Message second(Play play);
  }

  private static Scenario refused(String name, String expected, Wrong wrong) {
    return new Scenario(name, expected, play -> refused(play, wrong.second(play)));
  }

  /** After event 1, {@code second} must not be accepted as event 2, and the right event must. */
  private static void refused(Play play, Message second) throws Failed, InterruptedException {
    play.stored(1, 1);
    play.board().publish(second);
    play.nothingBeyond(1);
    play.stored(2, 3);
  }

  private static Message hash(Play play) {
    Message whole = CloudEventCodec.encode(play.chain().event(2));
    String other = play.chain().twin(2, "not what was hashed").data();
    return new Message(whole.topic(), other, false, whole.contentType(), whole.properties());
  }

  private static Message broken(Play play) {
    Event other =
        new PlayedChain(play.board().topics(), play.chain().epoch()).twin(1, "another beginning");
    Event second = play.chain().event(2);
    return CloudEventCodec.encode(
        Chain.link(
            second.centre(),
            second.board(),
            second.epoch(),
            2,
            second.type(),
            second.at(),
            second.data(),
            other.hash()));
  }

  private static Message foreign(Play play) {
    Topics own = play.board().topics();
    Topics neighbour = new Topics(own.centre(), own.board() + "-neighbour");
    Message theirs =
        CloudEventCodec.encode(new PlayedChain(neighbour, play.chain().epoch()).event(2));
    return new Message(
        own.events(), theirs.payload(), false, theirs.contentType(), theirs.properties());
  }

  private static Message oversize(Play play) {
    return CloudEventCodec.encode(play.chain().twin(2, "x".repeat(Journal.DATA_BYTES_MAX)));
  }

  private static Message forged(Play play) {
    return with(withheldEvent(play, 2), "datahash", "0".repeat(64));
  }

  private static void malformed(Play play) throws Failed, InterruptedException {
    Topics own = play.board().topics();
    for (String payload : List.of("", "{", "null", "\u0001\u0002")) {
      play.board().publish(new Message(own.events(), payload, false, null, Map.of()));
      play.board().publish(Message.json(own.state(), payload + "x", false));
    }
    refused(play, Message.json(own.events(), "[]", false));
  }

  private static void retainedGarbage(Play play) throws Failed, InterruptedException {
    Topics own = play.board().topics();
    Message event = Message.json(own.events(), "{\"epoch\":7}", true);
    Message state = Message.json(own.state(), "[]", true);
    play.board().publish(event);
    play.board().publish(state);
    play.stored(1, 10);
    for (Message each : List.of(event, state)) {
      play.board().publish(Message.json(each.topic(), "", true)); // takes the retained one away
    }
  }

  private static void said(Play play) throws Failed, InterruptedException {
    play.stored(1, 1);
    play.board().publish(hash(play));
    Ack first = play.chain().ack(1);
    play.board()
        .awaitAny(
            ack -> PlayedChain.same(ack, first) && ack.refused() != null, play.chain().upTo(1));
  }

  private static void saidOnce(Play play) throws Failed, InterruptedException {
    said(play);
    play.stored(2, 2);
    play.send(3, 3);
    Ack third = play.chain().ack(3);
    play.board()
        .awaitAny(
            ack -> PlayedChain.same(ack, third) && ack.refused() == null, play.chain().upTo(3));
  }

  private static void withheld(Play play) throws Failed, InterruptedException {
    play.stored(1, 1);
    play.board().publish(withheldEvent(play, 2));
    play.acknowledged(2);
    play.board().publish(CloudEventCodec.encodeWithheld(play.chain().event(3), "erased"));
    play.acknowledged(3);
    play.stored(4, 4);
  }

  private static void withheldUnproven(Play play) throws Failed, InterruptedException {
    play.stored(1, 1);
    play.board().publish(with(withheldEvent(play, 2), "datahash", null));
    play.acknowledged(2);
    play.stored(3, 3);
  }

  /** What a board does with an event that a case server refuses. */
  private static void wayOut(Play play) throws Failed, InterruptedException {
    play.stored(1, 1);
    for (int i = 0; i < REFUSALS; i++) {
      play.board().publish(hash(play));
      play.board().watch(play.quiet(), play.chain().upTo(1));
    }
    play.board().publish(withheldEvent(play, 2));
    play.acknowledged(2);
    play.stored(3, 3);
  }

  private static Message withheldEvent(Play play, int sequence) {
    return CloudEventCodec.encodeWithheld(play.chain().event(sequence), "too large for the broker");
  }

  /** The message with another value of an attribute, or without it. */
  private static Message with(Message message, String attribute, @Nullable String value) {
    Map<String, String> properties = new HashMap<>(message.properties());
    if (value == null) {
      properties.remove(attribute);
    } else {
      properties.put(attribute, value);
    }
    return new Message(
        message.topic(), message.payload(), false, message.contentType(), properties);
  }
}
