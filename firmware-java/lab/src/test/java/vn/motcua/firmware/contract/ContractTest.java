package vn.motcua.firmware.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.EventTypes;
import vn.motcua.bridge.contract.AsyncApi;
import vn.motcua.bridge.contract.EventSchemas;
import vn.motcua.bridge.contract.MessageSchemas;
import vn.motcua.bridge.journal.Identity;
import vn.motcua.bridge.lab.EventSamples;
import vn.motcua.bridge.lab.MemoryJournal;
import vn.motcua.bridge.wire.Ack;
import vn.motcua.bridge.wire.CloudEventCodec;
import vn.motcua.bridge.wire.Message;
import vn.motcua.firmware.core.Stations;

/**
 * The published contract matches what is sent; {@code -Dmotcua.contract.write=true} writes
 * docs/contract again.
 */
class ContractTest {
  private static final Path PUBLISHED = Path.of("..", "..", "docs", "contract");
  private static final JsonMapper PRETTY =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  @Test
  void theSchemasOfEveryTypeFitWhatIsWritten() {
    long seed = new SplittableRandom().nextLong();
    var random = new SplittableRandom(seed);
    var schemas = EventSchemas.of(Stations.ALL.events());
    var sent = new TreeMap<>(Stations.ALL.events().records());
    sent.keySet().retainAll(schemas.keySet());
    assertThat(sent).hasSizeGreaterThan(25);
    sent.forEach((type, record) -> {
      Schema schema = schema(Objects.requireNonNull(schemas.get(type)));
      for (int i = 0; i < 20; i++) {
        EventData data = EventSamples.of(record, random);
        String json = EventTypes.toJson(data);
        assertThat(schema.validate(json, InputFormat.JSON))
            .as("seed %d, %s %s", seed, type, json)
            .isEmpty();
      }
    });
  }

  @Test
  void everyTypeComesBackAsItWasWritten() {
    long seed = new SplittableRandom().nextLong();
    var random = new SplittableRandom(seed);
    assertThat(Stations.ALL.events().records()).hasSize(57).containsKey("vn.motcua.day.sealed.v1");
    Stations.ALL
        .events()
        .records()
        .forEach((type, record) -> {
          for (int i = 0; i < 50; i++) {
            EventData data = EventSamples.of(record, random);
            String json = EventTypes.toJson(data);
            EventData back = Stations.ALL.events().parse(type, json);
            assertThat(back).as("seed %d, %s", seed, json).isEqualTo(data);
            assertThat(EventTypes.toJson(back)).as("seed %d", seed).isEqualTo(json);
          }
        });
  }

  @Test
  void theSchemasRefuseWhatTheProgramRefuses() {
    EventSchemas.of(Stations.ALL.events())
        .forEach((type, node) -> {
          assertThat(schema(node).validate("{}", InputFormat.JSON)).as(type).isNotEmpty();
          assertThat(schema(node).validate("[]", InputFormat.JSON)).as(type).isNotEmpty();
        });
    Schema rating =
        schema(
            Objects.requireNonNull(
                EventSchemas.of(Stations.ALL.events()).get("vn.motcua.rating.given.v2")));
    String json =
        "{\"counter\":\"2\",\"day\":\"2026-11-21\",\"scale\":\"s\",\"value\":4,\"input\":\"x\","
            + "\"standing\":\"OUTSIDE_VISIT\"}";
    assertThat(rating.validate(json, InputFormat.JSON)).isNotEmpty();
  }

  @Test
  void theAttributesAndAcknowledgementsThatAreSentFitToo() {
    try (var ledger =
        new MemoryJournal(
            new Identity("minh-hoa", "board-1"), Stations.ALL.events(), new SplittableRandom(1))) {
      var data =
          EventSamples.of(
              Stations.ALL.events().records().firstEntry().getValue(), new SplittableRandom(2));
      var at =
          new vn.motcua.bridge.Moment(
              java.time.Instant.parse("2026-11-21T00:00:01.5Z"),
              "6f1c7f0e-0d5a-4f6e-9a53-0c1f5a2b7d11",
              17,
              vn.motcua.bridge.ClockQuality.HOLDOVER);
      var event = ledger.append(List.of(data), at).getFirst();
      Message message = CloudEventCodec.encode(event);
      String properties = PRETTY.writeValueAsString(message.properties());
      assertThat(schema(MessageSchemas.attributes()).validate(properties, InputFormat.JSON))
          .isEmpty();
      String ack = Ack.of(event.epoch(), 1, event.hash()).rewinding().toJson();
      assertThat(schema(MessageSchemas.ack()).validate(ack, InputFormat.JSON)).isEmpty();
    }
  }

  @Test
  void everyReferenceOfTheAsyncApiDocumentLeadsSomewhere() {
    JsonNode document = AsyncApi.document(Stations.ALL.events(), Stations.ALL.orders());
    var references = document.findValuesAsString("$ref");
    assertThat(references).hasSizeGreaterThan(Stations.ALL.events().records().size() * 3);
    for (String reference : references) {
      String pointer = reference.substring(1);
      assertThat(document.at(pointer).isMissingNode()).as(reference).isFalse();
    }
  }

  @Test
  void whatIsPublishedIsWhatTheProgramSays() throws IOException {
    Map<Path, String> expected = new LinkedHashMap<>();
    expected.put(
        PUBLISHED.resolve("asyncapi.json"),
        text(AsyncApi.document(Stations.ALL.events(), Stations.ALL.orders())));
    EventSchemas.of(Stations.ALL.events())
        .forEach((type, schema) ->
            expected.put(PUBLISHED.resolve("schemas").resolve(type + ".json"), text(schema)));
    if (Boolean.getBoolean("motcua.contract.write")) {
      for (Path old : published()) {
        Files.delete(old);
      }
      for (var file : expected.entrySet()) {
        Files.createDirectories(file.getKey().getParent());
        Files.writeString(file.getKey(), file.getValue());
      }
    }
    assertThat(published()).containsExactlyInAnyOrderElementsOf(expected.keySet());
    expected.forEach((file, text) -> assertThat(file).content().isEqualTo(text));
  }

  private static List<Path> published() throws IOException {
    try (Stream<Path> files = Files.walk(PUBLISHED)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .filter(file -> !file.endsWith("queue.asyncapi.json")) // QueueContractTest's
          .toList();
    }
  }

  private Schema schema(JsonNode node) {
    return registry.getSchema(node);
  }

  private static String text(JsonNode node) {
    return PRETTY.writeValueAsString(node) + "\n";
  }
}
