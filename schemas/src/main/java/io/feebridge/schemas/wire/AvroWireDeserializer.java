package io.feebridge.schemas.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads Avro records in the Confluent wire format, as generated classes with {@code
 * specific.avro.reader=true}, as {@code GenericRecord} otherwise. Safe for use by many threads.
 *
 * <p>Ids of released schemas are resolved from this jar's list in every mode, all others from the
 * registry, so one topic may hold both. A null stays null (a tombstone).
 */
public final class AvroWireDeserializer implements Deserializer<Object> {

  private final Map<Integer, DatumReader<Object>> readers = new ConcurrentHashMap<>();
  private @Nullable SchemaSource schemas;
  private boolean specific;

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    GeneratedClasses.trust();
    WireSettings settings = new WireSettings(configs);
    schemas = settings.source();
    specific = settings.specificReader();
  }

  /**
   * @throws UndecodableRecordException when the bytes are no record; trying again cannot help
   * @throws UnknownSchemaIdException when nobody knows the schema yet; trying again may help
   * @throws SchemaRegistryException when the registry cannot be asked; trying again may help
   */
  @Override
  public @Nullable Object deserialize(String topic, byte @Nullable [] data) {
    if (data == null) {
      return null;
    }
    if (data.length < AvroWireSerializer.HEADER_BYTES || data[0] != AvroWireSerializer.MAGIC) {
      throw new UndecodableRecordException("Not in the Confluent wire format", null);
    }
    int id = ByteBuffer.wrap(data).getInt(1);
    DatumReader<Object> reader = readers.get(id);
    if (reader == null) {
      reader = reader(id, schema(id));
      readers.put(id, reader);
    }
    return record(id, data, reader);
  }

  @Override
  public void close() {
    if (schemas != null) {
      schemas.close();
    }
  }

  private Schema schema(int id) {
    SchemaSource source = Objects.requireNonNull(schemas, "configure() comes first");
    return ReleasedSchemas.owns(id) ? ReleasedSchemas.bundled().schemaOf(id) : source.schemaOf(id);
  }

  private static Object record(int id, byte[] data, DatumReader<Object> reader) {
    int start = AvroWireSerializer.HEADER_BYTES;
    BinaryDecoder decoder =
        DecoderFactory.get().binaryDecoder(data, start, data.length - start, null);
    try {
      Object record = reader.read(null, decoder);
      if (decoder.isEnd()) {
        return record;
      }
    } catch (IOException | RuntimeException e) {
      throw new UndecodableRecordException("Not a record of schema " + id, e);
    }
    throw new UndecodableRecordException("More bytes than a record of schema " + id + " has", null);
  }

  private DatumReader<Object> reader(int id, Schema writer) {
    return specific ? specificReader(id, writer) : new GenericDatumReader<>(writer);
  }

  private static DatumReader<Object> specificReader(int id, Schema writer) {
    Class<?> type = generatedClass(id, writer);
    Schema reader = SpecificData.get().getSchema(type);
    return new SpecificDatumReader<>(writer, reader, SpecificData.getForClass(type));
  }

  private static Class<?> generatedClass(int id, Schema writer) {
    try {
      ClassLoader ours = AvroWireDeserializer.class.getClassLoader();
      Class<?> type = new SpecificData(ours).getClass(writer);
      if (type != null && SpecificRecord.class.isAssignableFrom(type)) {
        return type;
      }
    } catch (SecurityException e) {
      throw new UndecodableRecordException("Schema " + id + " names a class not trusted", e);
    }
    throw new UndecodableRecordException("Schema " + id + " names no generated class", null);
  }
}
