package vn.motcua.bridge.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.delivery.Ledger;

class BatchCodecTest {
  private final Ledger ledger = new Ledger("hanoi", "quay-1").grow(BatchCodec.EVENTS_MAX + 1);
  private final Message batch = batch(1, BatchCodec.EVENTS_MAX);

  @Test
  void allEventsComeBackInOrderWithAndWithoutAContentType() {
    List<Decoded> expected =
        IntStream.rangeClosed(1, BatchCodec.EVENTS_MAX)
            .<Decoded>mapToObj(position -> new Decoded.Good(ledger.event(position)))
            .toList();
    assertThat(batch.properties()).isEmpty();
    assertThat(CloudEventCodec.decodeAll(batch)).isEqualTo(expected);
    assertThat(CloudEventCodec.decodeAll(overMqtt3(batch.payload()))).isEqualTo(expected);
  }

  @Test
  void theOfficialSdkReadsEachEventOfABatch() {
    int position = 0;
    for (JsonNode element : JsonMapper.shared().readTree(batch.payload())) {
      Event event = ledger.event(++position);
      CloudEvent read =
          new JsonFormat().deserialize(element.toString().getBytes(StandardCharsets.UTF_8));
      assertThat(read.getId()).isEqualTo(event.id());
      assertThat(read.getExtension("hash")).isEqualTo(event.hash());
    }
    assertThat(position).isEqualTo(BatchCodec.EVENTS_MAX);
  }

  @Test
  void aDamagedEventIsJudgedByItself() {
    String damaged = batch.payload().replace("\"number\":\"7\"", "\"number\":\"8\"");
    List<Decoded> read = CloudEventCodec.decodeAll(overMqtt3(damaged));
    assertThat(read).hasSize(BatchCodec.EVENTS_MAX);
    assertThat(read.get(5)).isEqualTo(new Decoded.Good(ledger.event(6)));
    assertThat(read.get(6))
        .isEqualTo(
            new Decoded.Bad(
                "hash is not the hash of the content", new Decoded.Claim(Ledger.EPOCH, 7)));
  }

  @Test
  void aBatchCutAnywhereIsNoBatchAtAll() {
    String whole = batch(1, 2).payload();
    for (int cut = 0; cut < whole.length(); cut++) {
      Message torn = new Message(batch.topic(), whole.substring(0, cut), false, null, Map.of());
      assertThat(CloudEventCodec.decodeAll(torn)).singleElement().isInstanceOf(Decoded.Bad.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "[]", "[7]", "[{}] x", "[[]]", "[{\"data\":7}]", "[{}, 7]"})
  void whatIsNoBatchIsNamedSo(String payload) {
    assertThat(CloudEventCodec.decodeAll(overMqtt3(payload)))
        .containsExactly(new Decoded.Bad("payload is no batch of CloudEvents", null));
  }

  @Test
  void aBatchBeyondALimitIsNotRead() {
    assertThat(CloudEventCodec.decodeAll(batch(1, BatchCodec.EVENTS_MAX + 1)))
        .containsExactly(new Decoded.Bad("payload is no batch of CloudEvents", null));
    String large = batch.payload() + " ".repeat(BatchCodec.PAYLOAD_BYTES_MAX);
    assertThat(CloudEventCodec.decodeAll(overMqtt3(large)))
        .containsExactly(new Decoded.Bad("payload is no batch of CloudEvents", null));
  }

  private Message batch(int first, int last) {
    return BatchCodec.encode(IntStream.rangeClosed(first, last).mapToObj(ledger::event).toList());
  }

  private Message overMqtt3(String payload) {
    return new Message(batch.topic(), payload, false, null, Map.of());
  }
}
