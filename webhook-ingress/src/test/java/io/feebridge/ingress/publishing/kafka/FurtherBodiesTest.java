package io.feebridge.ingress.publishing.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.feebridge.ingress.event.FurtherBody;
import io.feebridge.ingress.publishing.BodyHash;
import io.feebridge.ingress.publishing.Evidence;
import io.feebridge.ingress.publishing.Publication;
import io.feebridge.ingress.reading.jodo.JodoBodies;
import io.feebridge.schemas.wire.AvroWireDeserializer;
import io.feebridge.schemas.wire.AvroWireSerializer;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Bodies that nobody showed us, as the record each becomes: topic, key, every typed value, the
 * notes of what could not be read, and the bytes themselves. What must arrive is written beside
 * each, derived from what Jodo documents and from the tolerant readings of where it contradicts
 * itself.
 */
class FurtherBodiesTest {

  private static final Map<String, Object> WIRE =
      Map.of(
          "schema.registry.url", "bundled:",
          "feebridge.schemas.bundled.allowed", true,
          "specific.avro.reader", true);

  private final AvroWireSerializer serializer = new AvroWireSerializer();
  private final AvroWireDeserializer deserializer = new AvroWireDeserializer();
  private final JodoBodies bodies = new JodoBodies();

  FurtherBodiesTest() {
    serializer.configure(WIRE, false);
    deserializer.configure(WIRE, false);
  }

  @TestFactory
  Stream<DynamicTest> whatIsUnusualAboutABodyCostsNothingElse() {
    return FurtherBody.unusual().stream().map(one -> dynamicTest(one.says(), () -> arrives(one)));
  }

  @TestFactory
  Stream<DynamicTest> everyFormOfAValueIsReadAlikeWhereverItStands() {
    return FurtherBody.everyFormOfEveryValue()
        .map(one -> dynamicTest(one.says(), () -> arrives(one)));
  }

  @Test
  void noTwoBodiesSayThatTheyShowTheSame() {
    List<String> names = FurtherBody.unusual().stream().map(FurtherBody::says).toList();
    assertThat(names).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(80);
  }

  private void arrives(FurtherBody one) {
    String hash = BodyHash.of(one.bytes());
    String key = one.arrivesUnder();
    Publication publication = publication(one.bytes(), hash, one.path());
    IndexedRecord record = wired(publication);

    assertThat(publication.topic().title()).isEqualTo("jodo." + one.topic() + ".v1");
    assertThat(publication.eventId()).isEqualTo(key);
    Map<String, String> expected = new TreeMap<>(one.values());
    expected.put("event_id", key);
    assertThat(told(record)).isEqualTo(expected);
    var evidence = evidence(record);
    assertThat(evidence.getUnread().stream().map(FurtherBodiesTest::note))
        .containsExactlyElementsOf(one.unread());
    assertThat(evidence.getBody()).isEqualTo(ByteBuffer.wrap(one.bytes()));
    assertThat(evidence.getPathEvent()).isEqualTo(one.path());
  }

  private static Map<String, String> told(IndexedRecord record) {
    Map<String, String> told = new TreeMap<>();
    RecordValues.of(record).forEach((path, value) -> told.put(path, value.toString()));
    return told;
  }

  private static String note(io.feebridge.schemas.Unread note) {
    String place = note.getReason() + " " + note.getPath();
    return note.getText() == null ? place : place + " " + note.getText();
  }

  private IndexedRecord wired(Publication publication) {
    String topic = publication.topic().title();
    return (IndexedRecord)
        deserializer.deserialize(topic, serializer.serialize(topic, AvroRecords.of(publication)));
  }

  private Publication publication(byte[] body, String hash, @Nullable String path) {
    Evidence evidence =
        new Evidence("north", Instant.EPOCH, null, "k1", hash, body, "ab", null, path, List.of());
    return new Publication(bodies.read(body), evidence, null);
  }

  private static io.feebridge.schemas.Evidence evidence(IndexedRecord record) {
    return (io.feebridge.schemas.Evidence)
        record.get(record.getSchema().getField("evidence").pos());
  }
}
