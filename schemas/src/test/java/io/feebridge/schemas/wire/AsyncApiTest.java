package io.feebridge.schemas.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** docs/asyncapi.yaml names what is released, and nothing that is not there. */
class AsyncApiTest {

  private static final Path FILE = Path.of("../docs/asyncapi.yaml");

  private final Map<String, Object> document = read();

  @Test
  void everyRecordsNewestReleaseIsTheOneReferenced() {
    Map<String, String> newest = new TreeMap<>();
    ReleasedSchemas.bundled()
        .all()
        .forEach(
            r -> {
              String file = ReleasedSchemas.Release.fileName(r.id(), r.fullName());
              newest.put(r.schema().getName(), file);
            });
    Map<String, String> referenced = new TreeMap<>();
    at("components", "messages").keySet().stream()
        .filter(name -> !name.equals("DeadLetter")) // a record as it came, whatever that is
        .forEach(
            name -> {
              String ref =
                  (String) at("components", "messages", name, "payload", "schema").get("$ref");
              referenced.put(name, Path.of(ref).getFileName().toString());
            });
    assertThat(referenced).isEqualTo(newest);
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    List<String> references = references(document).toList();
    assertThat(references).isNotEmpty();
    assertThat(references)
        .allSatisfy(
            ref -> {
              if (ref.startsWith("#/")) {
                assertThat(at(ref.substring(2).split("/", -1))).isNotNull();
              } else {
                assertThat(FILE.resolveSibling(ref)).exists();
              }
            });
  }

  @Test
  void theTopicsOfTheRecordsAreThere() {
    assertThat(at("channels").values())
        .extracting(channel -> (Object) ((Map<?, ?>) channel).get("address"))
        .containsExactlyInAnyOrder(
            "jodo.payments.v1",
            "jodo.payments.v1-dlt",
            "jodo.students.v1",
            "jodo.plans.v1",
            "jodo.loans.v1",
            "jodo.unrecognised.v1",
            "ledger.payments.v1",
            "ledger.journal.v1");
    assertThat(at("components", "x-topics", "jodo", "topicConfiguration").get("retention.ms"))
        .isEqualTo(400L * 24 * 60 * 60 * 1_000);
  }

  /** Examples are read as JSON of the generic kind: each field must be one, of a fitting shape. */
  @Test
  void everyExampleHasOnlyFieldsOfItsRecord() {
    Map<String, Schema> current = new TreeMap<>();
    CurrentSchemas.topicValues().forEach(schema -> current.put(schema.getName(), schema));
    List<String> shown = new ArrayList<>();
    at("components", "messages")
        .forEach(
            (name, message) -> {
              for (Object example : examples((Map<?, ?>) message)) {
                shown.add(name);
                assertFits(name, ((Map<?, ?>) example).get("payload"), current.get(name));
              }
            });
    assertThat(shown)
        .contains("PaymentReported", "StudentReported", "PlanReported", "LoanReported");
  }

  private static List<?> examples(Map<?, ?> message) {
    Object examples = message.get("examples");
    return examples == null ? List.of() : (List<?>) examples;
  }

  private static void assertFits(String path, Object value, Schema schema) {
    switch (schema.getType()) {
      case UNION -> {
        if (value != null) {
          assertFits(path, value, schema.getTypes().getLast());
        }
      }
      case RECORD ->
          assertThat(value)
              .as(path)
              .isInstanceOfSatisfying(
                  Map.class,
                  fields ->
                      ((Map<?, ?>) fields)
                          .forEach(
                              (name, field) -> {
                                assertThat(schema.getField("" + name))
                                    .as(path + "." + name)
                                    .isNotNull();
                                assertFits(
                                    path + "." + name, field, schema.getField("" + name).schema());
                              }));
      case ARRAY ->
          assertThat(value)
              .as(path)
              .isInstanceOfSatisfying(
                  List.class,
                  entries ->
                      ((List<?>) entries)
                          .forEach(entry -> assertFits(path, entry, schema.getElementType())));
      case ENUM -> assertThat(schema.getEnumSymbols()).as(path).contains("" + value);
      case BOOLEAN -> assertThat(value).as(path).isInstanceOf(Boolean.class);
      case STRING -> assertThat(value).as(path).isInstanceOf(String.class);
      case INT ->
          assertThat(value)
              .as(path)
              .isInstanceOf(schema.getLogicalType() == null ? Integer.class : String.class);
      default -> assertThat(value).as(path).isInstanceOf(String.class);
    }
  }

  private static Stream<String> references(Object node) {
    return switch (node) {
      case Map<?, ?> map ->
          map.entrySet().stream()
              .flatMap(
                  e ->
                      e.getKey().equals("$ref")
                          ? Stream.of((String) e.getValue())
                          : references(e.getValue()));
      case List<?> list -> list.stream().flatMap(AsyncApiTest::references);
      default -> Stream.of();
    };
  }

  private Map<String, Object> at(String... path) {
    Map<String, Object> node = document;
    for (String key : path) {
      Object next = node.get(key);
      assertThat(next).as(key + " of " + Arrays.toString(path)).isInstanceOf(Map.class);
      node = (Map<String, Object>) next;
    }
    return node;
  }

  private static Map<String, Object> read() {
    try {
      return new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(FILE));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
