package vn.motcua.bridge.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType;
import io.netty.handler.codec.mqtt.MqttProperties.StringPair;
import io.netty.handler.codec.mqtt.MqttProperties.UserProperties;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.motcua.bridge.ClockQuality;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.SampleEvent;
import vn.motcua.bridge.delivery.Delivery;
import vn.motcua.bridge.delivery.DeliveryLimits;
import vn.motcua.bridge.delivery.Outbox;
import vn.motcua.bridge.journal.Identity;
import vn.motcua.bridge.lab.EventSamples;
import vn.motcua.bridge.lab.MemoryJournal;
import vn.motcua.bridge.link.BrokerLink;
import vn.motcua.bridge.link.Brokers;
import vn.motcua.bridge.link.MqttPort;
import vn.motcua.bridge.link.paho.Paho3MqttPort;
import vn.motcua.bridge.link.paho.PahoMqttPort;
import vn.motcua.bridge.schema.Unsent;
import vn.motcua.bridge.wire.Topics;

/** The bytes that a board really writes to its socket match the published contract. */
class WireContractTest {
  private static final Topics BOARD = new Topics("minh-hoa", "board-1");
  private static final List<Class<? extends EventData>> SENT =
      SampleEvent.CATALOGUE.records().values().stream()
          .filter(record -> !record.isAnnotationPresent(Unsent.class))
          .toList();
  private static final int TYPES = SENT.size();
  private static final int BATCH = 4;
  private static final int VERSION_3 = 4;
  private static final int VERSION_5 = 5;

  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  @Test
  void eventsOfEveryTypeFitInBinaryMode() throws Exception {
    try (CapturingBroker broker = new CapturingBroker(VERSION_5, BOARD)) {
      deliver(broker, PahoMqttPort.to(broker.url()));
      var schemas = EventSchemas.of(SampleEvent.CATALOGUE);
      for (MqttPublishMessage event : broker.published(BOARD.events())) {
        Map<String, String> attributes = attributes(event);
        requireFits(
            MessageSchemas.attributes(), JsonMapper.shared().writeValueAsString(attributes));
        String type = Objects.requireNonNull(attributes.get("type"));
        requireFits(Objects.requireNonNull(schemas.get(type)), payload(event));
        assertThat(contentType(event)).isEqualTo("application/json");
      }
      requireStatesFit(broker);
    }
  }

  @Test
  void eventsOfEveryTypeFitInStructuredMode() throws Exception {
    try (CapturingBroker broker = new CapturingBroker(VERSION_3, BOARD)) {
      deliver(broker, Paho3MqttPort.to(Brokers.of(broker.url())));
      JsonNode structured = MessageSchemas.structured(SampleEvent.CATALOGUE);
      for (MqttPublishMessage event : broker.published(BOARD.events())) {
        requireFits(structured, payload(event));
        String elsewhere = payload(event).replace("\"source\":\"/", "\"source\":\"");
        assertThat(isFitting(structured, elsewhere)).isFalse();
        String empty = payload(event).replaceFirst("\"data\":\\{.*", "\"data\":{}}");
        assertThat(isFitting(structured, empty)).as(empty).isFalse();
      }
      requireStatesFit(broker);
    }
  }

  @Test
  void aBacklogIsSentInBatchesToACaseServerThatOffersThem() throws Exception {
    try (CapturingBroker broker = new CapturingBroker(VERSION_5, BOARD, BATCH)) {
      deliver(broker, PahoMqttPort.to(broker.url()), TYPES / BATCH + TYPES % BATCH);
      int events = 0;
      for (MqttPublishMessage message : broker.published(BOARD.events())) {
        boolean batch = contentType(message).equals("application/cloudevents-batch+json");
        if (batch) {
          requireFits(MessageSchemas.batch(SampleEvent.CATALOGUE), payload(message));
          String elsewhere = payload(message).replace("\"source\":\"/", "\"source\":\"");
          assertThat(isFitting(MessageSchemas.batch(SampleEvent.CATALOGUE), elsewhere)).isFalse();
        }
        events += batch ? BATCH : 1;
      }
      assertThat(events).isEqualTo(TYPES);
    }
  }

  /** A seeded event of each type, from the ledger to the broker, and the board's farewell. */
  private static void deliver(CapturingBroker broker, MqttPort.Opener opener) {
    deliver(broker, opener, TYPES);
  }

  private static void deliver(CapturingBroker broker, MqttPort.Opener opener, int messages) {
    long seed = new SplittableRandom().nextLong();
    System.out.println("seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    Moment at =
        new Moment(
            Instant.parse("2026-11-21T00:00:01.5Z"),
            "6f1c7f0e-0d5a-4f6e-9a53-0c1f5a2b7d11",
            17,
            ClockQuality.HOLDOVER);
    try (MemoryJournal journal =
        new MemoryJournal(
            new Identity("minh-hoa", "board-1"), SampleEvent.CATALOGUE, new SplittableRandom(1))) {
      SENT.forEach(record -> journal.append(List.of(EventSamples.of(record, random)), at));
      Delivery delivery = new Delivery(journal, DeliveryLimits.alone(), new SplittableRandom(2));
      try (BrokerLink loop =
          new BrokerLink(
              BOARD,
              new Outbox(BOARD, delivery, Outbox.Listener.NONE),
              List.of(),
              opener,
              () -> new Moment(at.wall(), "boot", System.nanoTime(), at.clock()))) {
        loop.start();
        await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> broker.published(BOARD.events()).size() >= messages);
      }
    }
    await().atMost(Duration.ofSeconds(60)).until(() -> broker.published(BOARD.state()).size() == 2);
  }

  private void requireStatesFit(CapturingBroker broker) {
    List<MqttPublishMessage> states = broker.published(BOARD.state());
    requireFits(MessageSchemas.born(), payload(states.getFirst()));
    requireFits(MessageSchemas.dead(), payload(states.getLast()));
    assertThat(isFitting(MessageSchemas.born(), payload(states.getLast()))).isFalse();
  }

  private void requireFits(JsonNode schema, String json) {
    assertThat(registry.getSchema(schema).validate(json, InputFormat.JSON)).as(json).isEmpty();
  }

  private boolean isFitting(JsonNode schema, String json) {
    return registry.getSchema(schema).validate(json, InputFormat.JSON).isEmpty();
  }

  private static String payload(MqttPublishMessage message) {
    return message.payload().toString(StandardCharsets.UTF_8);
  }

  private static Map<String, String> attributes(MqttPublishMessage message) {
    Map<String, String> attributes = new TreeMap<>();
    var users =
        (UserProperties)
            message
                .variableHeader()
                .properties()
                .getProperty(MqttPropertyType.USER_PROPERTY.value());
    for (StringPair pair : users.value()) {
      attributes.put(pair.key, pair.value);
    }
    return attributes;
  }

  private static Object contentType(MqttPublishMessage message) throws IOException {
    return message
        .variableHeader()
        .properties()
        .getProperty(MqttPropertyType.CONTENT_TYPE.value())
        .value();
  }
}
