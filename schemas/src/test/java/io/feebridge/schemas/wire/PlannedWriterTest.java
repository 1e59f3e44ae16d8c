package io.feebridge.schemas.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.feebridge.schemas.Line;
import io.feebridge.schemas.PaymentReported;
import io.feebridge.schemas.wire.avro.PlannedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlannedWriterTest {

  static Stream<SpecificRecord> samples() {
    return Stream.concat(SampleRecords.ofEveryTopic(), Stream.of(SampleRecords.bare()));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void writesWhatAvrosOwnWriterDoes(SpecificRecord record) throws IOException {
    byte[] avros = written(record, new SpecificDatumWriter<>(record.getSchema()));
    assertThat(written(record, new PlannedWriter(record.getSchema()))).isEqualTo(avros);
  }

  @Test
  void nullWhereNoneMayBeIsRefusedWithItsPlace() {
    PaymentReported report = SampleRecords.full();
    report.put("event_id", null);
    assertRefused(report, NullPointerException.class, "PaymentReported.event_id is null");
  }

  @Test
  void nullInAListIsRefusedWithItsPlace() {
    PaymentReported report = SampleRecords.full();
    report.getPayment().setLines(Arrays.asList(report.getPayment().getLines().getFirst(), null));
    assertRefused(report, NullPointerException.class, "PaymentReported.payment.lines[] is null");
  }

  @Test
  void nothingIsRounded() {
    PaymentReported report = SampleRecords.full();
    Line line = report.getPayment().getLines().getFirst();
    line.setAmount(new BigDecimal("0.125"));
    assertThatThrownBy(() -> written(report, new PlannedWriter(report.getSchema())))
        .isInstanceOf(RuntimeException.class);
  }

  /** A generic record, or one of another topic, has no place in a plan. */
  @Test
  void aRecordOfAnotherClassIsRefused() {
    SpecificRecord other = SampleRecords.students();
    Schema schema = SampleRecords.full().getSchema();
    assertThatThrownBy(() -> written(other, new PlannedWriter(schema)))
        .isInstanceOf(ClassCastException.class);
  }

  @Test
  void aSchemaThatIsNotOursIsRefusedBeforeAnythingIsWritten() {
    Schema choice =
        SchemaBuilder.record("Sample")
            .fields()
            .name("either")
            .type(Schema.createUnion(List.of(ofType(Schema.Type.INT), ofType(Schema.Type.STRING))))
            .noDefault()
            .endRecord();
    assertThatThrownBy(() -> new PlannedWriter(choice))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Sample.either");
  }

  @Test
  void itStaysWithItsSchema() {
    PlannedWriter writer = new PlannedWriter(SampleRecords.full().getSchema());
    Schema another = SampleRecords.students().getSchema();
    assertThatThrownBy(() -> writer.setSchema(another))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  private static Schema ofType(Schema.Type type) {
    return Schema.create(type);
  }

  private static void assertRefused(
      SpecificRecord record, Class<? extends Exception> how, String why) {
    assertThatThrownBy(() -> written(record, new PlannedWriter(record.getSchema())))
        .isInstanceOf(how)
        .hasMessage(why);
  }

  private static byte[] written(SpecificRecord record, DatumWriter<SpecificRecord> writer)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
    writer.write(record, encoder);
    encoder.flush();
    return out.toByteArray();
  }
}
