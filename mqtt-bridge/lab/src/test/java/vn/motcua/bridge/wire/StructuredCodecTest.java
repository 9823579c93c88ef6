package vn.motcua.bridge.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.delivery.Ledger;

class StructuredCodecTest {
  private final Event event = new Ledger("hanoi", "quay-1").grow(2).event(2);
  private final Message packed = StructuredCodec.pack(CloudEventCodec.encode(event));

  @Test
  void anEventComesBackAsItWasWithAndWithoutAContentType() {
    assertThat(packed.properties()).isEmpty();
    assertThat(CloudEventCodec.decode(packed)).isEqualTo(new Decoded.Good(event));
    assertThat(CloudEventCodec.decode(overMqtt3(packed.payload())))
        .isEqualTo(new Decoded.Good(event));
  }

  @Test
  void dataAreTakenByteForByteSoThatTheirHashHolds() {
    String spaced = packed.payload().replace("\"data\":{", "\"data\":{ ");
    assertThat(CloudEventCodec.decode(overMqtt3(spaced)))
        .isEqualTo(
            new Decoded.Bad(
                "hash is not the hash of the content", new Decoded.Claim(event.epoch(), 2)));
  }

  @Test
  void aWithheldEventKeepsItsPlaceInStructuredModeToo() {
    Message place = StructuredCodec.pack(CloudEventCodec.encodeWithheld(event, "too large"));
    assertThat(CloudEventCodec.decode(overMqtt3(place.payload())))
        .isInstanceOf(Decoded.Withheld.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{}",
        "{\"data\":7}",
        "{\"data\":{}",
        "{\"id\":[]}",
        "{\"id\":null} x",
        "{\"specversion\":\"1.0\",\"data\":{\"a\":[{}]}}"
      })
  void whatIsNoEventIsNamedSo(String payload) {
    assertThat(CloudEventCodec.decode(overMqtt3(payload))).isInstanceOf(Decoded.Bad.class);
  }

  @Test
  void aLargePayloadIsNotEvenParsed() {
    String large = packed.payload().replace("hết giấy", "x".repeat(80_000));
    assertThat(CloudEventCodec.decode(overMqtt3(large)))
        .isEqualTo(new Decoded.Bad("payload is no CloudEvent in structured mode", null));
  }

  private Message overMqtt3(String payload) {
    return new Message(packed.topic(), payload, false, null, Map.of());
  }
}
