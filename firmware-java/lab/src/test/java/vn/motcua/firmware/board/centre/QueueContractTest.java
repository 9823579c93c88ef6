package vn.motcua.firmware.board.centre;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.motcua.bridge.hub.HubChannel;

/**
 * The published contract of the queue says what boards read and write; {@code
 * -Dmotcua.contract.write=true} writes it again.
 */
class QueueContractTest {
  private static final Path PUBLISHED =
      Path.of("..", "..", "docs", "contract", "queue.asyncapi.json");
  private static final JsonMapper PRETTY =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private final ObjectNode document = QueueContract.document();

  @Test
  void whatIsPublishedIsWhatTheProgramSays() throws IOException {
    String text = PRETTY.writeValueAsString(document) + "\n";
    if (Boolean.getBoolean("motcua.contract.write")) {
      Files.writeString(PUBLISHED, text);
    }
    assertThat(PUBLISHED).content().isEqualTo(text);
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    List<String> references = document.findValuesAsString("$ref");
    assertThat(references).hasSizeGreaterThan(HubChannel.values().length * 3);
    for (String reference : references) {
      assertThat(document.at(reference.substring(1)).isMissingNode()).as(reference).isFalse();
    }
  }

  static Stream<MailSamples.Said> everything() {
    return MailSamples.everything();
  }

  @ParameterizedTest
  @MethodSource("everything")
  void theSchemaTakesWhatABoardWritesAndRefusesWhatABoardRefuses(MailSamples.Said said) {
    Schema schema = schema(said.channel());
    assertThat(schema.validate(CentreJson.write(said.mail()), InputFormat.JSON)).isEmpty();
    for (MailSamples.Changed changed : MailSamples.changed(said)) {
      boolean isRead = CentreJson.read(said.channel(), changed.payload()) != null;
      assertThat(schema.validate(changed.payload(), InputFormat.JSON).isEmpty())
          .as("%s: %s", changed.how(), changed.payload())
          .isEqualTo(isRead);
    }
  }

  @ParameterizedTest
  @MethodSource("everything")
  void theBoundsOfEachNumberAreThoseOfTheReader(MailSamples.Said said) {
    Schema schema = schema(said.channel());
    for (List<Object> way : MailSamples.ways(MailSamples.tree(said))) {
      for (long value : bounds()) {
        JsonNode tree = MailSamples.tree(said);
        if (!MailSamples.at(tree, way).isIntegralNumber()) {
          continue;
        }
        MailSamples.put(tree, way, value);
        boolean isRead = CentreJson.read(said.channel(), tree.toString()) != null;
        assertThat(schema.validate(tree.toString(), InputFormat.JSON).isEmpty())
            .as("%s is %d", way, value)
            .isEqualTo(isRead);
      }
    }
  }

  /** Every bound that the contract has, and what lies beyond it. */
  private List<Long> bounds() {
    List<Long> all = new ArrayList<>();
    for (String word : List.of("minimum", "maximum")) {
      for (JsonNode bound : document.findValues(word)) {
        all.addAll(List.of(bound.longValue() - 1, bound.longValue(), bound.longValue() + 1));
      }
    }
    return all.stream().distinct().toList();
  }

  /** Any of the channel's messages. */
  private Schema schema(HubChannel channel) {
    ObjectNode any = document.deepCopy();
    var choice = any.putArray("anyOf");
    any.at("/channels/" + channel.name().toLowerCase(Locale.ROOT) + "/messages")
        .propertyNames()
        .forEach(name -> choice.addObject().put("$ref", "#/components/schemas/" + name));
    return REGISTRY.getSchema(any);
  }
}
