package io.feebridge.schemas.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
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
            "jodo.unrecognised.v1",
            "ledger.payments.v1",
            "ledger.journal.v1");
    assertThat(at("components", "x-topics", "jodo", "topicConfiguration").get("retention.ms"))
        .isEqualTo(400L * 24 * 60 * 60 * 1_000);
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
