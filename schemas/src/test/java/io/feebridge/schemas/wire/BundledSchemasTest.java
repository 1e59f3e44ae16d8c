package io.feebridge.schemas.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.feebridge.schemas.Line;
import io.feebridge.schemas.PaymentReported;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Writing and reading with the released schemas alone. */
class BundledSchemasTest {

  private final AvroWireSerializer serializer = new AvroWireSerializer();
  private final AvroWireDeserializer deserializer = new AvroWireDeserializer();

  BundledSchemasTest() {
    serializer.configure(Settings.bundled(), false);
    deserializer.configure(Settings.bundled(), false);
  }

  static Stream<Object> samples() {
    return Stream.concat(SampleRecords.ofEveryTopic(), Stream.of(SampleRecords.bare()));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void whatWasWrittenIsReadAndWrittenAgainToTheSameBytes(Object sample) {
    byte[] bytes = serializer.serialize("t", sample);
    Object read = deserializer.deserialize("t", bytes);
    // not equals(): Avro's lists cannot compare records that hold decimals
    assertThat(read).hasSameClassAs(sample).hasToString(sample.toString());
    assertThat(serializer.serialize("t", read)).isEqualTo(bytes);
  }

  @Test
  void moneyKeepsTwoDecimalsAndInstantsKeepMicroseconds() {
    PaymentReported read = (PaymentReported) roundTrip(SampleRecords.full());
    assertThat(read.getPayment().getAmount()).isEqualTo(new BigDecimal("12345.60"));
    assertThat(read.getPayment().getLines())
        .extracting(Line::getAmount)
        .containsExactly(new BigDecimal("12000.00"), new BigDecimal("345.60"));
    assertThat(read.getOccurredAt()).isEqualTo(Instant.parse("2022-05-30T10:11:12.345678Z"));
    assertThat(read.getEvidence().getReceivedAt())
        .isEqualTo(Instant.parse("2022-05-30T10:11:13.000001Z"));
  }

  @Test
  void anInstantIsCutToMicroseconds() {
    PaymentReported sample = SampleRecords.bare();
    sample.getEvidence().setReceivedAt(Instant.parse("2022-05-30T10:11:13.123456789Z"));
    PaymentReported read = (PaymentReported) roundTrip(sample);
    assertThat(read.getEvidence().getReceivedAt())
        .isEqualTo(Instant.parse("2022-05-30T10:11:13.123456Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-0.01", "5", "1.5", "9999999999999999.99", "-9999999999999999.99"})
  void everyAmountThatFitsIsReadBackWithTwoDecimals(String amount) {
    PaymentReported sample = SampleRecords.full();
    sample.getPayment().setAmount(new BigDecimal(amount));
    PaymentReported read = (PaymentReported) roundTrip(sample);
    assertThat(read.getPayment().getAmount()).isEqualTo(new BigDecimal(amount).setScale(2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.001", "10000000000000000.00"})
  void anAmountThatDoesNotFitIsRefusedWithoutBeingQuoted(String amount) {
    PaymentReported sample = SampleRecords.full();
    sample.getPayment().setAmount(new BigDecimal(amount));
    assertThatThrownBy(() -> serializer.serialize("t", sample))
        .isExactlyInstanceOf(SerializationException.class)
        .hasMessageContaining("PaymentReported does not fit its schema")
        .hasMessageNotContaining(amount)
        .hasNoCause();
  }

  @Test
  void aMissingFieldIsNamed() {
    PaymentReported sample = new PaymentReported();
    assertThatThrownBy(() -> serializer.serialize("t", sample))
        .isExactlyInstanceOf(SerializationException.class)
        .hasMessageContaining("event_id");
  }

  @Test
  void whatIsNoRecordOrNotReleasedIsRefused() {
    assertThatThrownBy(() -> serializer.serialize("t", "text"))
        .isInstanceOf(SerializationException.class)
        .hasMessage("java.lang.String is no Avro record");
    assertThatThrownBy(() -> serializer.serialize("t", SampleRecords.bare().getEvidence()))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("Evidence is not a released schema");
  }

  @Test
  void withoutSpecificReaderRecordsAreGenericAndWriteTheSameBytes() {
    Map<String, Object> settings = new HashMap<>(Settings.bundled());
    settings.remove("specific.avro.reader");
    AvroWireDeserializer generic = new AvroWireDeserializer();
    generic.configure(settings, false);
    byte[] bytes = serializer.serialize("t", SampleRecords.full());
    Object read = generic.deserialize("t", bytes);
    assertThat(read).isInstanceOf(GenericRecord.class).isNotInstanceOf(PaymentReported.class);
    assertThat(((GenericRecord) read).get("event")).hasToString("flex.downpayment.settled");
    assertThat(serializer.serialize("t", read)).isEqualTo(bytes);
  }

  @Test
  void bundledIsRefusedUnlessAllowed() {
    Map<String, Object> settings = Map.of("schema.registry.url", "bundled:");
    assertThatThrownBy(() -> new AvroWireSerializer().configure(settings, false))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("feebridge.schemas.bundled.allowed=true");
    assertThatThrownBy(() -> new AvroWireDeserializer().configure(settings, false))
        .isInstanceOf(ConfigException.class);
  }

  @Test
  void bundledStandsAlone() {
    Map<String, Object> settings = new HashMap<>(Settings.bundled());
    settings.put("schema.registry.url", "bundled:,http://127.0.0.1:1");
    assertThatThrownBy(() -> new AvroWireSerializer().configure(settings, false))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("stands alone");
  }

  @Test
  void manyThreadsWriteAndReadAtOnce() throws Exception {
    PaymentReported sample = SampleRecords.full();
    byte[] expected = serializer.serialize("t", sample);
    List<Future<byte[]>> all = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 2_000; i++) {
        all.add(threads.submit(() -> serializer.serialize("t", roundTrip(sample))));
      }
    }
    for (Future<byte[]> one : all) {
      assertThat(one.get()).isEqualTo(expected);
    }
  }

  private Object roundTrip(Object sample) {
    return deserializer.deserialize("t", serializer.serialize("t", sample));
  }
}
