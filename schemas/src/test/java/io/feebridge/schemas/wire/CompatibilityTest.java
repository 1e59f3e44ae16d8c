package io.feebridge.schemas.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.feebridge.schemas.wire.ReleasedSchemas.Release;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;
import org.apache.avro.SchemaValidationException;
import org.apache.avro.SchemaValidatorBuilder;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every version reads what every other wrote: forwards, backwards and transitively. */
class CompatibilityTest {

  @TestFactory
  Stream<DynamicTest> everyVersionReadsEveryOther() {
    return CurrentSchemas.topicValues().stream()
        .map(
            current ->
                DynamicTest.dynamicTest(
                    current.getName(), () -> assertMutuallyReadable(versions(current))));
  }

  /** What a reader of today makes of the bytes of each release, through the deserializer. */
  @TestFactory
  Stream<DynamicTest> aRecordOfEveryReleaseIsReadToday() {
    AvroWireDeserializer deserializer = new AvroWireDeserializer();
    deserializer.configure(Settings.bundled(), false);
    return ReleasedSchemas.bundled().all().stream()
        .map(
            release ->
                DynamicTest.dynamicTest(
                    "" + release.id(),
                    () ->
                        assertThat(deserializer.deserialize("t", sampleOf(release)))
                            .isInstanceOf(SpecificRecord.class)
                            .extracting(r -> ((SpecificRecord) r).getSchema().getFullName())
                            .isEqualTo(release.fullName())));
  }

  @Test
  void aNewFieldWithoutDefaultBreaksTheLaw() {
    Schema current = CurrentSchemas.topicValues().getFirst();
    assertBroken(
        current,
        current
            .toString()
            .replaceFirst("\"fields\":\\[", "\"fields\":[{\"name\":\"n\",\"type\":\"string\"},"));
  }

  @Test
  void anotherTypeBreaksTheLaw() {
    Schema current = CurrentSchemas.topicValues().getFirst();
    assertBroken(
        current, current.toString().replaceFirst("\"type\":\"bytes\"", "\"type\":\"long\""));
  }

  private static void assertBroken(Schema current, String changed) {
    assertThat(changed).isNotEqualTo(current.toString());
    assertThatThrownBy(
            () -> assertMutuallyReadable(List.of(current, SchemaParser.parseSingle(changed))))
        .isInstanceOf(SchemaValidationException.class);
  }

  private static List<Schema> versions(Schema current) {
    List<Schema> versions = new ArrayList<>();
    ReleasedSchemas.bundled().all().stream()
        .filter(release -> release.fullName().equals(current.getFullName()))
        .forEach(release -> versions.add(release.schema()));
    assertThat(versions).isNotEmpty();
    versions.add(current);
    return versions;
  }

  private static void assertMutuallyReadable(List<Schema> versions)
      throws SchemaValidationException {
    var law = new SchemaValidatorBuilder().mutualReadStrategy().validateAll();
    for (Schema one : versions) {
      law.validate(one, versions);
    }
  }

  /** The richest sample we have, as a writer of that release would have written it. */
  private static byte[] sampleOf(Release release) throws Exception {
    AvroWireSerializer serializer = new AvroWireSerializer();
    serializer.configure(Settings.bundled(), false);
    Object today =
        SampleRecords.ofEveryTopic()
            .filter(r -> r.getSchema().getFullName().equals(release.fullName()))
            .findFirst()
            .orElseThrow();
    byte[] bytes = serializer.serialize("t", today);
    var writer = ((SpecificRecord) today).getSchema();
    var decoder = DecoderFactory.get().binaryDecoder(bytes, 5, bytes.length - 5, null);
    Object then = new GenericDatumReader<>(writer, release.schema()).read(null, decoder);
    var out = new java.io.ByteArrayOutputStream();
    out.writeBytes(ByteBuffer.allocate(5).put((byte) 0).putInt(release.id()).array());
    var encoder = EncoderFactory.get().directBinaryEncoder(out, null);
    new GenericDatumWriter<>(release.schema()).write(then, encoder);
    encoder.flush();
    return out.toByteArray();
  }
}
