package io.feebridge.registryproof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.feebridge.schemas.PaymentReported;
import io.feebridge.schemas.Source;
import java.util.regex.Pattern;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The next version of a contract, through the registry: who may write it, and what today's reader
 * sees.
 */
class EvolutionIT {

  private static final ReleasedSchema NOW = ReleasedSchema.payments();

  /** Adds a field and a value of an enum, as the law of compatibility allows. */
  private static final Schema NEXT =
      changed(
          changed(
              NOW.schema(),
              "\"fields\":[",
              "\"fields\":[{\"name\":\"campaign\",\"type\":[\"null\",\"string\"],\"default\":null},"),
          "[\"WEBHOOK\",",
          "[\"WEBHOOK\",\"CARRIER\",");

  private static final Schema BROKEN =
      changed(NOW.schema(), "\"fields\":[", "\"fields\":[{\"name\":\"n\",\"type\":\"int\"},");

  private final RegistryServer registry = RegistryServer.running();
  private final String topic = RegistryServer.newTopic();

  @BeforeEach
  void theSubjectDemandsFullCompatibility() {
    registry.register(topic + "-value", NOW.text());
    registry.demand(topic + "-value", "FULL_TRANSITIVE");
  }

  @ParameterizedTest
  @EnumSource
  void aNextVersionIsRegisteredAndReadByTodaysReaders(WireClasses writer) {
    GenericRecord next = (GenericRecord) new RandomRecords(3, false).next(NEXT);
    next.put("campaign", "autumn");
    GenericRecord evidence = (GenericRecord) next.get("evidence");
    evidence.put(
        "source",
        new GenericData.EnumSymbol(evidence.getSchema().getField("source").schema(), "CARRIER"));
    var settings = WireClasses.registering(registry.address());
    byte[] bytes = writer.serializer(settings).serialize(topic, next);
    for (WireClasses reader : WireClasses.values()) {
      PaymentReported read =
          (PaymentReported) reader.deserializer(settings).deserialize(topic, bytes);
      assertThat(read.getEvidence().getSource()).as(reader.name()).isEqualTo(Source.UNKNOWN);
      assertThat(read.getEventId()).isEqualTo(next.get("event_id"));
      assertThat(read.getEvidence().getBody()).isEqualTo(evidence.get("body"));
    }
    assertThat(registry.versions(topic + "-value")).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void aVersionThatOldReadersCannotReadIsRefused(WireClasses writer) {
    IndexedRecord broken = new RandomRecords(3, false).next(BROKEN);
    var serializer = writer.serializer(WireClasses.registering(registry.address()));
    assertThatThrownBy(() -> serializer.serialize(topic, broken))
        .isInstanceOf(KafkaException.class);
    assertThat(registry.versions(topic + "-value")).isOne();
  }

  private static Schema changed(Schema schema, String what, String into) {
    String text = schema.toString();
    assertThat(text).contains(what);
    return SchemaParser.parseSingle(text.replaceFirst(Pattern.quote(what), into));
  }
}
