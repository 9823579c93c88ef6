package vn.motcua.firmware.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.motcua.bridge.contract.AsyncApi;
import vn.motcua.bridge.schema.Unsent;
import vn.motcua.firmware.board.centre.QueueContract;
import vn.motcua.firmware.core.Stations;

/** What the contract says of each field, and whether its documents are such. */
@ParameterizedClass
@MethodSource("documents")
class PublishedFieldsTest {
  private static final List<String> LIMITS =
      List.of("enum", "const", "pattern", "maxLength", "format");

  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  @Parameter JsonNode document = JsonMapper.shared().createObjectNode();

  private final List<String> faults = new ArrayList<>();

  static Stream<JsonNode> documents() {
    return Stream.of(
        AsyncApi.document(Stations.ALL.events(), Stations.ALL.orders()), QueueContract.document());
  }

  @Test
  void everyFieldHasADescriptionAndAnExampleThatFitsIt() {
    schemas().forEach(each -> walk(each, schema(each), this::description));
    assertThat(faults).isEmpty();
  }

  @Test
  void noTextIsOpenAndNoNumberWithoutABound() {
    schemas()
        .filter(each -> !schema(each).path("deprecated").booleanValue(false))
        .forEach(each -> walk(each, schema(each), this::limit));
    assertThat(faults).isEmpty();
  }

  /** An open text, a bare number and a field without words are each found. */
  @Test
  void aFieldThatSaysTooLittleIsFound() {
    JsonNode bare =
        JsonMapper.shared()
            .readTree(
                "{\"properties\":{\"state\":{\"type\":\"string\"},\"ahead\":{\"type\":\"integer\","
                    + "\"minimum\":-2147483648,\"maximum\":2147483647},"
                    + "\"rows\":{\"type\":\"array\",\"items\":{\"type\":\"string\"}}}}");
    walk("bare", bare, this::limit);
    assertThat(faults)
        .containsExactly("bare.state: open text", "bare.ahead: no bound", "bare.rows[]: open text");
    faults.clear();
    walk("bare", bare, this::description);
    assertThat(faults).contains("bare.state: no description", "bare.state: no example");
  }

  @Test
  void theDocumentIsOneOfAsyncApi31() throws IOException {
    try (InputStream official =
        getClass().getResourceAsStream("/vn/motcua/firmware/contract/asyncapi-3.1.0.json")) {
      var schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
              .getSchema(JsonMapper.shared().readTree(Objects.requireNonNull(official)));
      assertThat(schema.validate(document.toString(), InputFormat.JSON)).isEmpty();
      String other =
          document.toString().replace("\"asyncapi\":\"3.1.0\"", "\"asyncapi\":\"3.0.0\"");
      assertThat(schema.validate(other, InputFormat.JSON)).isNotEmpty();
    }
  }

  @Test
  void exactlyTheTypesThatSomethingSendsArePublished() {
    var product = new ClassFileImporter().importPackages("vn.motcua");
    Set<String> made =
        product.stream()
            .filter(each -> !isOfTests(each))
            .flatMap(each -> each.getConstructorCallsFromSelf().stream())
            .filter(call -> !call.getOriginOwner().equals(call.getTargetOwner()))
            .map(call -> call.getTargetOwner().getName())
            .collect(Collectors.toSet());
    Set<String> unsent = new TreeSet<>();
    Set<String> said = new TreeSet<>();
    Stations.ALL
        .events()
        .records()
        .forEach((type, record) -> {
          if (!made.contains(record.getName())) {
            unsent.add(type);
          }
          if (record.isAnnotationPresent(Unsent.class)) {
            said.add(type);
          }
        });
    assertThat(said).isEqualTo(unsent).hasSize(6);
  }

  private static boolean isOfTests(JavaClass type) {
    String from = type.getSource().map(source -> source.getUri().toString()).orElse("");
    return Stream.of("/test-classes/", "/q/test/", "/lab/target/").anyMatch(from::contains);
  }

  private Stream<String> schemas() {
    return document.at("/components/schemas").propertyNames().stream();
  }

  private JsonNode schema(String name) {
    return document.at("/components/schemas").path(name);
  }

  private interface Look {
    void at(String path, JsonNode field);
  }

  private static void walk(String path, JsonNode schema, Look look) {
    schema
        .path("properties")
        .properties()
        .forEach(field -> {
          String name = path + "." + field.getKey();
          look.at(name, field.getValue());
          walk(name, field.getValue(), look);
        });
    for (String inside : List.of("items", "additionalProperties")) {
      if (schema.path(inside).isObject()) {
        walk(path + "[]", schema.path(inside), look);
      }
    }
  }

  private void description(String path, JsonNode field) {
    if (field.has("$ref")) {
      return; // it is described where it leads to
    }
    if (field.path("description").stringValue("").isBlank()) {
      faults.add(path + ": no description");
    }
    if (field.at("/examples/0").isMissingNode() && !isShownByItsFields(field)) {
      faults.add(path + ": no example");
    }
    field
        .path("examples")
        .forEach(example -> {
          var wrong = registry.getSchema(field).validate(example.toString(), InputFormat.JSON);
          wrong.forEach(each -> faults.add(path + ": example " + example + ": " + each));
        });
  }

  /** An object, or a list of objects, of which each field has an example. */
  private static boolean isShownByItsFields(JsonNode field) {
    JsonNode shown = field.path("items").isObject() ? field.path("items") : field;
    return shown.has("$ref") || shown.has("properties");
  }

  private void limit(String path, JsonNode field) {
    if (field.path("items").isObject()) {
      limit(path + "[]", field.path("items"));
    }
    if (field.path("additionalProperties").isObject()) {
      limit(path + "{}", field.path("additionalProperties"));
      if (!field.path("propertyNames").has("pattern")) {
        faults.add(path + ": open names");
      }
    }
    String type = field.path("type").stringValue("");
    if (type.equals("string") && LIMITS.stream().noneMatch(field::has)) {
      faults.add(path + ": open text");
    }
    long least = field.path("minimum").longValue(Long.MIN_VALUE);
    if (type.equals("integer") && (least == Integer.MIN_VALUE || least == Long.MIN_VALUE)) {
      faults.add(path + ": no bound");
    }
  }
}
