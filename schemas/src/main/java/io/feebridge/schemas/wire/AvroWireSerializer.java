package io.feebridge.schemas.wire;

import io.feebridge.schemas.wire.avro.PlannedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes Avro records in the Confluent wire format, under the subject {@code <topic>-value} or
 * {@code <topic>-key}. Safe for use by many threads.
 *
 * <p>A null stays null (a tombstone). Decimals are written with the scale of the schema and refused
 * when that would round; instants are cut to microseconds.
 */
public final class AvroWireSerializer implements Serializer<Object> {

  static final byte MAGIC = 0;
  static final int HEADER_BYTES = 1 + Integer.BYTES;

  /** What an encoder gathers before it hands it on; a usual body is larger and goes past it. */
  private static final EncoderFactory ENCODERS = new EncoderFactory().configureBufferSize(1024);

  private static final int USUAL_BYTES = 2048;

  private final Map<Schema, DatumWriter<SpecificRecord>> generated = new ConcurrentHashMap<>();
  private final Map<Schema, DatumWriter<IndexedRecord>> generic = new ConcurrentHashMap<>();
  private @Nullable SchemaSource schemas;
  private String subjectSuffix = "-value";

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    GeneratedClasses.trust();
    schemas = new WireSettings(configs).source();
    subjectSuffix = isKey ? "-key" : "-value";
  }

  /**
   * @throws SchemaRegistryException when the registry does not give an id; the record is not at
   *     fault
   * @throws SerializationException when {@code data} is no Avro record or does not fit its schema
   */
  @Override
  public byte @Nullable [] serialize(String topic, @Nullable Object data) {
    if (data == null) {
      return null;
    }
    if (!(data instanceof IndexedRecord record)) {
      throw new SerializationException(data.getClass().getName() + " is no Avro record");
    }
    Schema schema = record.getSchema();
    int id =
        Objects.requireNonNull(schemas, "configure() comes first")
            .idOf(topic + subjectSuffix, schema);
    return record instanceof SpecificRecord specific
        ? bytes(id, specific, generated.computeIfAbsent(schema, own -> new PlannedWriter(own)))
        : bytes(id, record, generic.computeIfAbsent(schema, own -> new GenericDatumWriter<>(own)));
  }

  @Override
  public void close() {
    if (schemas != null) {
      schemas.close();
    }
  }

  private static <R extends IndexedRecord> byte[] bytes(
      int id, R record, DatumWriter<? super R> writer) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(USUAL_BYTES);
    out.writeBytes(ByteBuffer.allocate(HEADER_BYTES).put(MAGIC).putInt(id).array());
    BinaryEncoder encoder = ENCODERS.binaryEncoder(out, null);
    try {
      writer.write(record, encoder);
      encoder.flush();
    } catch (IOException | RuntimeException e) {
      throw unfit(record, e);
    }
    return out.toByteArray();
  }

  /** Avro's own texts quote values, which no exception text may: only its place is taken over. */
  private static SerializationException unfit(IndexedRecord record, Exception e) {
    SerializationException unfit =
        new SerializationException(
            record.getSchema().getFullName()
                + " does not fit its schema: "
                + (e instanceof NullPointerException ? e.getMessage() : e.getClass().getName()));
    unfit.setStackTrace(e.getStackTrace());
    return unfit;
  }
}
