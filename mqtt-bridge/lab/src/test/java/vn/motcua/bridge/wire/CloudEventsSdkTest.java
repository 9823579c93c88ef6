package vn.motcua.bridge.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.SpecVersion;
import io.cloudevents.core.data.BytesCloudEventData;
import io.cloudevents.core.message.impl.BaseGenericBinaryMessageReaderImpl;
import io.cloudevents.jackson.JsonFormat;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.delivery.Ledger;

/** The official CloudEvents SDK reads what we send. */
class CloudEventsSdkTest {
  private final Event event = new Ledger("hanoi", "quay-1").grow(2).event(2);

  @Test
  void theOfficialSdkReadsOurMessages() {
    CloudEvent read = new Mqtt5Reader(CloudEventCodec.encode(event)).toEvent();
    assertThat(read.getSpecVersion()).isEqualTo(SpecVersion.V1);
    assertThat(read.getId()).isEqualTo(event.id());
    assertThat(read.getSource()).hasToString(event.source());
    assertThat(read.getType()).isEqualTo(event.type());
    assertThat(read.getDataContentType()).isEqualTo("application/json");
    assertThat(Objects.requireNonNull(read.getTime()).toInstant()).isEqualTo(event.at().wall());
    assertThat(read.getExtension("sequence")).isEqualTo("2");
    assertThat(read.getExtension("prevhash")).isEqualTo(event.previousHash());
    assertThat(read.getExtension("hash")).isEqualTo(event.hash());
    assertThat(Objects.requireNonNull(read.getData()).toBytes())
        .isEqualTo(event.data().getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void theOfficialSdkReadsOurStructuredMessages() {
    byte[] payload =
        StructuredCodec.pack(CloudEventCodec.encode(event))
            .payload()
            .getBytes(StandardCharsets.UTF_8);
    CloudEvent read = new JsonFormat().deserialize(payload);
    assertThat(read.getSpecVersion()).isEqualTo(SpecVersion.V1);
    assertThat(read.getId()).isEqualTo(event.id());
    assertThat(read.getType()).isEqualTo(event.type());
    assertThat(read.getDataContentType()).isEqualTo("application/json");
    assertThat(Objects.requireNonNull(read.getTime()).toInstant()).isEqualTo(event.at().wall());
    assertThat(read.getExtension("hash")).isEqualTo(event.hash());
    assertThat(Objects.requireNonNull(read.getData()).toBytes())
        .isEqualTo(event.data().getBytes(StandardCharsets.UTF_8));
  }

  /** The SDK's reader of binary content mode, told where MQTT 5 puts the attributes. */
  private static final class Mqtt5Reader
      extends BaseGenericBinaryMessageReaderImpl<String, String> {
    private final Message message;

    Mqtt5Reader(Message message) {
      super(SpecVersion.V1, data(message));
      this.message = message;
    }

    private static CloudEventData data(Message message) {
      return BytesCloudEventData.wrap(message.payload().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    protected boolean isContentTypeHeader(String name) {
      return name.equals("Content Type");
    }

    @Override
    protected boolean isCloudEventsHeader(String name) {
      return !isContentTypeHeader(name);
    }

    @Override
    protected String toCloudEventsKey(String name) {
      return name;
    }

    @Override
    protected void forEachHeader(BiConsumer<String, String> each) {
      message.properties().forEach(each);
      each.accept("Content Type", String.valueOf(message.contentType()));
    }

    @Override
    protected String toCloudEventsValue(String value) {
      return value;
    }
  }
}
