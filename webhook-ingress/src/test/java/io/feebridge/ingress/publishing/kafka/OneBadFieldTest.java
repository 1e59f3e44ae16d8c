package io.feebridge.ingress.publishing.kafka;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.feebridge.ingress.event.Drift;
import io.feebridge.ingress.event.Events;
import io.feebridge.ingress.event.SyntheticBodies;
import io.feebridge.ingress.publishing.Evidence;
import io.feebridge.ingress.publishing.Publication;
import io.feebridge.ingress.reading.Reading;
import io.feebridge.ingress.reading.Report;
import io.feebridge.ingress.reading.Unread;
import io.feebridge.ingress.reading.jodo.JodoBodies;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The law of a genuine event, for each field of each event and each way to spoil it: the event is
 * on its own topic, that field is empty and noted, and everything else is as it was.
 */
class OneBadFieldTest {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String MARK = "@spoilt@";

  /** Such are no value of a field, but that notes may be a list and a grade an object. */
  private static final List<String> BAD_VALUES =
      List.of(
          "{}",
          "[]",
          "{\"value\":[1]}",
          "\"a\\u0000b\"",
          "\"half \\ud83d\"",
          "\"caf\u00e9\"", // Latin-1, and so no UTF-8
          "1,\"#\":2");

  /** Without these the event is another one, or none. */
  private static final Set<String> IDENTITY = Set.of("/event", "/event_id", "/payload");

  private final JodoBodies bodies = new JodoBodies();

  @TestFactory
  Stream<DynamicTest> oneBadFieldCostsNothingElse() {
    return Events.topics().entrySet().stream()
        .map(event -> dynamicTest(event.getKey(), () -> holds(event.getKey(), event.getValue())));
  }

  private void holds(String event, String topic) {
    byte[] whole = SyntheticBodies.of(event, Drift.NONE);
    Map<String, Object> before = values(bodies.read(whole));
    int tried = 0;
    for (String pointer : pointers(JSON.readTree(whole))) {
      for (String bad : badValues(pointer, JSON.readTree(whole).at(pointer))) {
        byte[] body = spoilt(whole, pointer, bad);
        Report report = (Report) bodies.read(body);
        assertThat(publication(report).topic().title()).isEqualTo(topic);
        Set<String> lost = pathsUnder(topic, pointer, whole);
        Map<String, Object> expected = new HashMap<>(before);
        expected.keySet().removeAll(lost);
        assertThat(values(report)).as("%s is %s", pointer, bad).isEqualTo(expected);
        assertNoted(report, pointer, bad, isTyped(topic, pointer, whole));
        tried++;
      }
    }
    assertThat(tried).as("spoilt fields").isGreaterThan(60);
  }

  /** A payload that lost what the event is about says so once more. */
  private static void assertNoted(Report report, String pointer, String bad, boolean typed) {
    List<String> noted = report.unread().stream().map(Unread::pointer).toList();
    if (typed) {
      assertThat(noted).as("%s is %s", pointer, bad).startsWith(pointer);
      assertThat(noted.subList(1, noted.size())).isSubsetOf(Unread.PAYLOAD);
    } else {
      assertThat(noted).as("%s is %s", pointer, bad).isEmpty();
    }
  }

  private static List<String> badValues(String pointer, JsonNode good) {
    if (good.isContainer()) {
      return List.of(good.isObject() ? "[]" : "{}");
    }
    return BAD_VALUES.stream()
        .filter(bad -> !(pointer.endsWith("/notes") && bad.startsWith("[")))
        .filter(bad -> !(pointer.endsWith("/grade") && bad.startsWith("{")))
        .toList();
  }

  private static byte[] spoilt(byte[] whole, String pointer, String bad) {
    JsonNode tree = JSON.readTree(whole);
    JsonPointer at = JsonPointer.compile(pointer);
    String name = at.last().getMatchingProperty();
    JsonNode parent = tree.at(at.head());
    if (parent instanceof ObjectNode object) {
      object.put(name, MARK);
    } else {
      ((ArrayNode) parent).set(Integer.parseInt(name), MARK);
    }
    String text = JSON.writeValueAsString(tree).replace('"' + MARK + '"', bad.replace("#", name));
    return text.getBytes(bad.contains("\u00e9") ? ISO_8859_1 : UTF_8);
  }

  /** Of every value, object and array within a body. */
  private static List<String> pointers(JsonNode tree) {
    List<String> pointers = new ArrayList<>();
    collect("", tree, pointers);
    pointers.removeAll(IDENTITY);
    return pointers;
  }

  private static void collect(String here, JsonNode node, List<String> pointers) {
    if (!here.isEmpty()) {
      pointers.add(here);
    }
    node.properties().forEach(e -> collect(here + "/" + e.getKey(), e.getValue(), pointers));
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        collect(here + "/" + i, node.get(i), pointers);
      }
    }
  }

  /** What the record loses with that part of the body. */
  private static Set<String> pathsUnder(String topic, String pointer, byte[] whole) {
    return leaves(pointer, whole)
        .map(leaf -> FieldTable.path(FieldTable.row(topic, leaf), leaf))
        .collect(Collectors.toSet());
  }

  /** Contact data have no field on most topics, and so nothing of them can be noted. */
  private static boolean isTyped(String topic, String pointer, byte[] whole) {
    return leaves(pointer, whole)
        .anyMatch(leaf -> !FieldTable.row(topic, leaf).path().equals(FieldTable.IN_THE_EVIDENCE));
  }

  private static Stream<String> leaves(String pointer, byte[] whole) {
    JsonNode tree = JSON.readTree(whole);
    return pointers(tree).stream()
        .filter(leaf -> leaf.equals(pointer) || leaf.startsWith(pointer + "/"))
        .filter(leaf -> tree.at(leaf).isValueNode());
  }

  private static Map<String, Object> values(Reading reading) {
    return RecordValues.of(AvroRecords.of(publication(reading)));
  }

  private static Publication publication(Reading reading) {
    Evidence evidence =
        new Evidence(
            "north", Instant.EPOCH, null, "k1", "00", new byte[0], "ab", null, null, List.of());
    return new Publication(reading, evidence, null);
  }
}
