package io.feebridge.ingress.publishing.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.feebridge.ingress.event.Drift;
import io.feebridge.ingress.event.Events;
import io.feebridge.ingress.event.SyntheticBodies;
import io.feebridge.ingress.event.WrittenValues;
import io.feebridge.ingress.publishing.Evidence;
import io.feebridge.ingress.publishing.Publication;
import io.feebridge.ingress.publishing.ReceivedHeader;
import io.feebridge.ingress.reading.JodoEvents;
import io.feebridge.ingress.reading.jodo.JodoBodies;
import io.feebridge.schemas.wire.AvroWireDeserializer;
import io.feebridge.schemas.wire.AvroWireSerializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every event's body as the record it becomes: topic, key and each value as it is written there.
 * Nothing of a record may come from elsewhere, and nothing that is documented may be missing.
 */
class EventRecordsTest {

  /** Nobody documents these, so that nobody can lose them but the evidence. */
  private static final String UNKNOWN = "/unknown_";

  private static final Map<String, Object> WIRE =
      Map.of(
          "schema.registry.url", "bundled:",
          "feebridge.schemas.bundled.allowed", true,
          "specific.avro.reader", true);

  private final AvroWireSerializer serializer = new AvroWireSerializer();
  private final AvroWireDeserializer deserializer = new AvroWireDeserializer();

  EventRecordsTest() {
    serializer.configure(WIRE, false);
    deserializer.configure(WIRE, false);
  }

  @TestFactory
  Stream<DynamicTest> everyExampleArrivesAsItIsWritten() throws IOException {
    return examples().entrySet().stream()
        .map(e -> dynamicTest(e.getKey(), () -> arrivesAsWritten(e.getKey(), e.getValue())));
  }

  /** Unlike the examples, with fields that nobody knows at every depth. */
  @TestFactory
  Stream<DynamicTest> everyEventArrivesWithAllThatIsDocumentedForIt() throws IOException {
    Map<String, byte[]> whole = bodies(Path.of("src/test/resources/further/events"));
    assertThat(whole.keySet()).isEqualTo(Events.topics().keySet());
    return whole.entrySet().stream()
        .map(e -> dynamicTest(e.getKey(), () -> arrivesAsWritten(e.getKey(), e.getValue())));
  }

  @TestFactory
  Stream<DynamicTest> everyEventArrivesWhicheverOfItsTypesAreUsed() {
    return Events.topics().keySet().stream()
        .flatMap(
            event ->
                Stream.of(Drift.values())
                    .map(
                        drift ->
                            dynamicTest(
                                event + " " + drift,
                                () -> arrivesAsWritten(event, SyntheticBodies.of(event, drift)))));
  }

  @Test
  void theEventsUnderTestAreAllEventsOfJodo() {
    assertThat(Events.topics()).hasSize(36);
    assertThat(JodoEvents.codes()).containsExactlyInAnyOrderElementsOf(Events.topics().keySet());
  }

  /** So that a synthetic body cannot silently lack a documented field. */
  @Test
  void everyLineOfTheTableIsUsed() {
    Set<FieldTable.Row> used = new HashSet<>();
    Map<String, List<byte[]>> bodies = new TreeMap<>();
    for (String event : Events.topics().keySet()) {
      bodies.put(
          event, Stream.of(Drift.values()).map(drift -> SyntheticBodies.of(event, drift)).toList());
    }
    bodies.forEach(
        (event, all) ->
            all.forEach(
                body ->
                    known(body)
                        .forEach(
                            (pointer, written) ->
                                used.add(FieldTable.row(Events.topics().get(event), pointer)))));
    assertThat(new TreeSet<>(FieldTable.ROWS.stream().map(Object::toString).toList()))
        .isEqualTo(new TreeSet<>(used.stream().map(Object::toString).toList()));
  }

  private void arrivesAsWritten(String event, byte[] body) {
    Publication publication = publication(body);
    String topic = publication.topic().title();
    assertThat(topic).isEqualTo(Events.topics().get(event));
    IndexedRecord record = wired(topic, AvroRecords.of(publication));
    assertThat(publication.eventId())
        .isEqualTo(record.get(0))
        .isEqualTo(known(body).get("/event_id"));

    Map<String, String> expected = new TreeMap<>();
    known(body)
        .forEach(
            (pointer, written) -> {
              FieldTable.Row row = FieldTable.row(topic, pointer);
              if (!row.path().equals(FieldTable.IN_THE_EVIDENCE)) {
                expected.put(FieldTable.path(row, pointer), written);
              }
            });
    Map<String, Object> told = RecordValues.of(record);
    assertThat(told.keySet()).isEqualTo(expected.keySet());
    told.forEach((path, value) -> assertAsWritten(path, value, expected.get(path)));
    assertEvidence(record, body);
  }

  private static void assertAsWritten(String path, Object value, String written) {
    switch (value) {
      case String text -> assertThat(text).as(path).isEqualTo(written);
      case Integer year -> assertThat(year).as(path).hasToString(written);
      case Boolean flag -> assertThat(flag).as(path).hasToString(written);
      case LocalDate day -> assertThat(day).as(path).hasToString(written);
      case BigDecimal rupees ->
          assertThat(rupees).as(path).hasScaleOf(2).isEqualByComparingTo(new BigDecimal(written));
      case Instant time ->
          assertThat(time)
              .as(path)
              .isEqualTo(
                  path.equals("occurred_at")
                      ? Instant.ofEpochSecond(Long.parseLong(written))
                      : Instant.parse(written));
      default -> throw new AssertionError(path + " is of an unexpected " + value.getClass());
    }
  }

  private static void assertEvidence(IndexedRecord record, byte[] body) {
    var evidence =
        (io.feebridge.schemas.Evidence) record.get(record.getSchema().getField("evidence").pos());
    assertThat(evidence.getBody()).isEqualTo(ByteBuffer.wrap(body));
    assertThat(evidence.getUnread()).isEmpty();
    assertThat(evidence.getHeaders()).hasSize(1);
  }

  private IndexedRecord wired(String topic, SpecificRecord record) {
    return (IndexedRecord) deserializer.deserialize(topic, serializer.serialize(topic, record));
  }

  private static Publication publication(byte[] body) {
    Evidence evidence =
        new Evidence(
            "north",
            Instant.EPOCH,
            null,
            "k1",
            "00",
            body,
            "ab",
            null,
            null,
            List.of(new ReceivedHeader("user-agent", "Jodo/1")));
    return new Publication(new JodoBodies().read(body), evidence, null);
  }

  private static Map<String, String> known(byte[] body) {
    Map<String, String> values = WrittenValues.of(body);
    values.keySet().removeIf(pointer -> pointer.contains(UNKNOWN));
    return values;
  }

  private static Map<String, byte[]> examples() throws IOException {
    Map<String, byte[]> examples = bodies(Path.of("src/test/resources/jodo"));
    assertThat(examples).hasSizeGreaterThanOrEqualTo(23);
    return examples;
  }

  private static Map<String, byte[]> bodies(Path folder) throws IOException {
    Map<String, byte[]> bodies = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        bodies.put(file.getFileName().toString().replace(".json", ""), Files.readAllBytes(file));
      }
    }
    return bodies;
  }
}
