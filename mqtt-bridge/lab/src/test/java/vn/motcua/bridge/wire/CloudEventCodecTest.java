package vn.motcua.bridge.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.bridge.Chain;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventsV1;
import vn.motcua.bridge.delivery.Ledger;

class CloudEventCodecTest {
  private final Event event = new Ledger("hanoi", "quay-1").grow(2).event(2);
  private final Message message = CloudEventCodec.encode(event);

  @Test
  void anEventComesBackAsItWas() {
    assertThat(CloudEventCodec.decode(message)).isEqualTo(new Decoded.Good(event));
  }

  @Test
  void theMessageIsACloudEventInBinaryMode() {
    assertThat(message.topic()).isEqualTo("motcua/v1/hanoi/quay-1/events");
    assertThat(message.contentType()).isEqualTo("application/json");
    assertThat(message.payload()).isEqualTo(event.data());
    assertThat(message.properties())
        .containsEntry("specversion", "1.0")
        .containsEntry("id", "00000000000000aa-2")
        .containsEntry("source", "/hanoi/quay-1")
        .containsEntry("sequence", "2")
        .containsEntry("prevhash", event.previousHash());
    assertThat(message.properties().keySet()).allMatch(name -> name.matches("[a-z]{1,20}"));
  }

  @Test
  void everyAttributeIsNeeded() {
    for (String name : message.properties().keySet()) {
      Map<String, String> fewer = new HashMap<>(message.properties());
      fewer.remove(name);
      assertThat(decoded(fewer)).as("without %s", name).isInstanceOf(Decoded.Bad.class);
    }
  }

  @Test
  void aChangeOfAnyAttributeIsSeen() {
    for (String name : message.properties().keySet()) {
      Map<String, String> changed = new HashMap<>(message.properties());
      changed.merge(name, "1", String::concat);
      assertThat(decoded(changed)).as("with %s changed", name).isInstanceOf(Decoded.Bad.class);
    }
  }

  @Test
  void aChangeOfTheDataIsSeen() {
    Message changed = with(message.topic(), event.data().replace('2', '3'));
    assertThat(CloudEventCodec.decode(changed))
        .isEqualTo(bad("hash is not the hash of the content"));
  }

  @Test
  void anEventUnderAnotherBoardsTopicIsRefused() {
    Message foreign = with("motcua/v1/hanoi/quay-2/events", event.data());
    assertThat(CloudEventCodec.decode(foreign))
        .isEqualTo(bad("attribute source is not /hanoi/quay-2"));
  }

  @Test
  void aLargeMessageIsNotRead() {
    assertThat(CloudEventCodec.decode(with(message.topic(), "x".repeat(65_537))))
        .isEqualTo(bad("data is larger than 65536 bytes"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "+", "#", "a/b", "Hà-nội", "A", " ", "a\u0000"})
  void aNameThatIsNoNameMakesNoTopic(String name) {
    assertThatThrownBy(() -> new Topics(name, "b")).isInstanceOf(IllegalArgumentException.class);
    assertThat(Topics.parse("motcua/v1/" + name + "/b/events")).isNull();
  }

  @Test
  void acknowledgementsAndStatesComeBackAsTheyWere() {
    Ack ack = Ack.of(event.epoch(), 2, event.hash());
    for (Ack each :
        List.of(
            ack,
            ack.rewinding(),
            ack.withWindow(7),
            ack.refusing("too old"),
            Ack.none(event.epoch()))) {
      assertThat(Ack.parse(each.toJson())).isEqualTo(each);
    }
    BoardState born = new BoardState.Born("0123456789abcdef", event.epoch(), 3);
    BoardState dead = new BoardState.Dead("0123456789abcdef");
    assertThat(BoardState.parse(born.toJson())).isEqualTo(born);
    assertThat(BoardState.parse(dead.toJson())).isEqualTo(dead);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "7",
        "\"x\"",
        "{\"epoch\":7}",
        "{\"session\":[]}",
        "\ufffd"
      })
  void garbageIsNeitherAcknowledgementNorState(String payload) {
    assertThat(Ack.parse(payload)).isNull();
    assertThat(BoardState.parse(payload)).isNull();
  }

  private Decoded bad(String reason) {
    return new Decoded.Bad(reason, new Decoded.Claim(event.epoch(), 2));
  }

  @Test
  void aWithheldEventKeepsItsPlaceInTheChain() {
    Message place = CloudEventCodec.encodeWithheld(event, "too large");
    assertThat(CloudEventCodec.decode(place))
        .isInstanceOfSatisfying(
            Decoded.Withheld.class,
            withheld -> {
              assertThat(withheld.reason()).isEqualTo("too large");
              assertThat(withheld.event().hash()).isEqualTo(event.hash());
              assertThat(withheld.event().hasData()).isFalse();
              assertThat(Chain.isIntact(withheld.event())).isTrue();
              assertThat(withheld.isErased()).isFalse();
            });
  }

  @Test
  void aPlaceWhoseHashDoesNotFollowFromItsDataHashIsRefused() {
    Message place = CloudEventCodec.encodeWithheld(event, "too large");
    Map<String, String> changed = new HashMap<>(place.properties());
    changed.put("datahash", "0".repeat(64));
    assertThat(decoded(changed, "")).isEqualTo(bad("hash is not the hash of the content"));
  }

  @Test
  void anEventOfVersion1IsReadAsBefore() {
    Event before = EventsV1.link(event, event.previousHash());
    Message whole = CloudEventCodec.encode(before);
    assertThat(whole.properties()).doesNotContainKey("datahash");
    assertThat(CloudEventCodec.decode(whole)).isEqualTo(new Decoded.Good(before));
    Message place = CloudEventCodec.encodeWithheld(before, "too large");
    assertThat(CloudEventCodec.decode(place))
        .isInstanceOfSatisfying(
            Decoded.Withheld.class,
            withheld -> {
              assertThat(withheld.event().hash()).isEqualTo(before.hash());
              assertThat(withheld.event().data()).isEmpty();
            });
  }

  @Test
  void anErasedEventGoesWithoutDataAndIsProven() {
    Event erased = Objects.requireNonNull(Chain.erased(event));
    Message place = CloudEventCodec.encode(erased);
    assertThat(place.payload()).isEmpty();
    assertThat(place.properties()).containsEntry("withheld", "erased");
    for (Message each : List.of(place, StructuredCodec.pack(place))) {
      assertThat(CloudEventCodec.decode(each))
          .isInstanceOfSatisfying(
              Decoded.Withheld.class,
              withheld -> {
                assertThat(withheld.event()).isEqualTo(erased);
                assertThat(withheld.isErased()).isTrue();
              });
    }
    Message batch = BatchCodec.encode(List.of(erased, event));
    assertThat(CloudEventCodec.decodeAll(batch))
        .containsExactly(new Decoded.Withheld(erased, "erased"), new Decoded.Good(event));
  }

  @Test
  void whatStandsInThePlaceOfDataIsNoDataOnTheWire() {
    Event erased = Objects.requireNonNull(Chain.erased(event));
    assertThat(CloudEventCodec.decode(with(message.topic(), erased.data())))
        .isEqualTo(bad("data is no JSON object"));
  }

  private Decoded decoded(Map<String, String> properties) {
    return decoded(properties, message.payload());
  }

  private Decoded decoded(Map<String, String> properties, String payload) {
    return CloudEventCodec.decode(
        new Message(message.topic(), payload, false, "application/json", properties));
  }

  private Message with(String topic, String payload) {
    return new Message(topic, payload, false, message.contentType(), message.properties());
  }
}
