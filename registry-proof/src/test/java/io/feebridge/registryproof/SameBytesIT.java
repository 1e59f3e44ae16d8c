package io.feebridge.registryproof;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What one class writes the other writes too, byte by byte, and reads. */
class SameBytesIT {

  private static final int RECORDS = 400;
  private static final long SEED = Long.getLong("feebridge.seed", System.nanoTime());

  private final RegistryServer registry = RegistryServer.running();
  private final String topic = RegistryServer.newTopic();
  private final Map<String, Object> settings = WireClasses.registering(registry.address());

  @Test
  void theClassesAreTheGenuineOnesAndRunOnOurKafkaClientAndAvro() throws Exception {
    Path genuine = Path.of(System.getProperty("feebridge.genuine.jar"));
    assertThat(jarOf(Class.forName(WireClasses.GENUINE.serializer))).isEqualTo(genuine);
    assertThat(jarOf(Class.forName(WireClasses.GENUINE.deserializer))).isEqualTo(genuine);
    assertThat(jarOf(KafkaProducer.class).getFileName().toString()).startsWith("kafka-clients-4.");
    assertThat(jarOf(Schema.class).getFileName().toString()).startsWith("avro-1.12.");
  }

  @ParameterizedTest
  @MethodSource("io.feebridge.registryproof.ReleasedSchema#stream")
  void generatedClassesOfEveryReleaseHaveTheSameBytes(ReleasedSchema release) {
    if (release.isCurrent()) {
      assertSame(release, true);
    } else {
      assertSame(release, false); // no class of that release exists any more
    }
  }

  @ParameterizedTest
  @MethodSource("io.feebridge.registryproof.ReleasedSchema#stream")
  void genericRecordsOfEveryReleaseHaveTheSameBytes(ReleasedSchema release) {
    assertSame(release, false);
  }

  @Test
  void tombstonesStayTombstones() {
    for (WireClasses classes : WireClasses.values()) {
      assertThat(classes.serializer(settings).serialize(topic, null)).isNull();
      assertThat(classes.deserializer(settings).deserialize(topic, (byte[]) null)).isNull();
    }
  }

  private void assertSame(ReleasedSchema release, boolean specific) {
    System.out.println("seed " + SEED);
    RandomRecords records = new RandomRecords(SEED, specific);
    try (Serializer<Object> ours = WireClasses.OURS.serializer(settings);
        Serializer<Object> genuine = WireClasses.GENUINE.serializer(settings);
        Deserializer<Object> ourReader = WireClasses.OURS.deserializer(settings);
        Deserializer<Object> genuineReader = WireClasses.GENUINE.deserializer(settings)) {
      for (int i = 0; i < RECORDS; i++) {
        IndexedRecord record = records.next(release.schema());
        byte[] bytes = ours.serialize(topic, record);
        assertThat(genuine.serialize(topic, record)).isEqualTo(bytes);
        Object readByUs = ourReader.deserialize(topic, bytes);
        Object readByThem = genuineReader.deserialize(topic, bytes);
        assertThat(readByThem).hasSameClassAs(readByUs);
        assertSameFields((IndexedRecord) readByUs, (IndexedRecord) readByThem);
        if (specific) {
          assertSameFields(record, (IndexedRecord) readByThem);
        }
        byte[] again = ours.serialize(topic, readByThem);
        assertThat(genuine.serialize(topic, readByUs)).isEqualTo(again);
        if (release.isCurrent()) {
          assertThat(again).isEqualTo(bytes);
        } // else today's classes read it, and write what they are
      }
    }
    assertThat(records.missing(release.schema())).as("never made by seed " + SEED).isEmpty();
  }

  /** Field by field, because Avro's own equals throws on decimals inside lists. */
  private static void assertSameFields(IndexedRecord one, IndexedRecord other) {
    for (Schema.Field field : one.getSchema().getFields()) {
      assertSameValue(field.name(), one.get(field.pos()), other.get(field.pos()));
    }
  }

  private static void assertSameValue(String name, Object one, Object other) {
    switch (one) {
      case IndexedRecord record -> assertSameFields(record, (IndexedRecord) other);
      case java.util.List<?> list -> {
        var others = (java.util.List<?>) other;
        assertThat(others).as(name).hasSameSizeAs(list);
        for (int i = 0; i < list.size(); i++) {
          assertSameValue(name, list.get(i), others.get(i));
        }
      }
      case null, default -> assertThat(other).as(name).isEqualTo(one);
    }
  }

  private static Path jarOf(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
