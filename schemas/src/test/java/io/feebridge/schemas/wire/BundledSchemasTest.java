package io.feebridge.schemas.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.feebridge.schemas.PaymentReported;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Writing and reading with the released schemas alone. */
class BundledSchemasTest {

  private static final Map<String, Object> SETTINGS =
      Map.of(
          "schema.registry.url",
          "bundled:",
          "feebridge.schemas.bundled.allowed",
          "true",
          "specific.avro.reader",
          true);

  private final AvroWireSerializer serializer = new AvroWireSerializer();
  private final AvroWireDeserializer deserializer = new AvroWireDeserializer();

  BundledSchemasTest() {
    serializer.configure(SETTINGS, false);
    deserializer.configure(SETTINGS, false);
  }

  static Stream<Object> samples() {
    return Stream.of(SampleRecords.full(), SampleRecords.bare(), SampleRecords.unrecognised());
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
    assertThat(read.getOccurredAt()).isEqualTo(Instant.parse("2022-05-30T10:11:12.345678Z"));
    assertThat(read.getEvidence().getReceivedAt())
        .isEqualTo(Instant.parse("2022-05-30T10:11:13.000001Z"));
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

  private Object roundTrip(Object sample) {
    return deserializer.deserialize("t", serializer.serialize("t", sample));
  }
}
