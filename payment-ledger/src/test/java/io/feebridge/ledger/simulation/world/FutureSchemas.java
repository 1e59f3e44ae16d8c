package io.feebridge.ledger.simulation.world;

import io.feebridge.ledger.simulation.clockwork.VirtualTime;
import io.feebridge.schemas.wire.AvroWireDeserializer;
import io.feebridge.schemas.wire.AvroWireSerializer;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** A schema registry that learns a schema late, never, or does not answer for a while. */
public final class FutureSchemas {

  private static final int FIRST = 1_000_000;
  private static final String SETTING = "simulation.schemas";

  private record Schema(int realId, long knownAtNanos) {}

  private final VirtualTime time;
  private final Map<Integer, Schema> schemas = new HashMap<>();
  private final AvroWireSerializer avro = new AvroWireSerializer();
  private long awayUntilNanos = Long.MIN_VALUE;

  public FutureSchemas(VirtualTime time) {
    this.time = time;
    avro.configure(settings(), false);
  }

  /** Settings of a deserializer that asks this registry. */
  public Map<String, Object> settings() {
    return Map.of(
        "value.deserializer",
        Reader.class,
        "value.serializer",
        AvroWireSerializer.class,
        "schema.registry.url",
        "bundled:",
        "feebridge.schemas.bundled.allowed",
        true,
        "specific.avro.reader",
        true,
        SETTING,
        this);
  }

  Serializer<Object> serializer() {
    return avro;
  }

  public void awayFor(long nanos) {
    awayUntilNanos = time.nanos() + nanos;
  }

  /** Those bytes under a schema id that is known from then on; {@code Long.MAX_VALUE}: never. */
  public byte[] disguise(byte[] value, long knownAtNanos) {
    int id = FIRST + schemas.size();
    schemas.put(id, new Schema(ByteBuffer.wrap(value).getInt(1), knownAtNanos));
    return under(id, value);
  }

  /** Those bytes as they are once everything is known. */
  public static byte[] under(int id, byte[] value) {
    byte[] disguised = value.clone();
    ByteBuffer.wrap(disguised).putInt(1, id);
    return disguised;
  }

  private byte[] seen(byte[] value) {
    Schema schema = value.length < 5 ? null : schemas.get(ByteBuffer.wrap(value).getInt(1));
    if (schema == null) {
      return value;
    }
    if (awayUntilNanos > time.nanos()) {
      throw new TimeoutException("the registry does not answer");
    }
    return schema.knownAtNanos <= time.nanos() ? under(schema.realId, value) : value;
  }

  /** The deserializer that the settings name. */
  public static final class Reader implements Deserializer<Object> {

    private final AvroWireDeserializer avro = new AvroWireDeserializer();
    private @Nullable FutureSchemas schemas;

    @Override
    public void configure(Map<String, ?> settings, boolean isKey) {
      schemas = (FutureSchemas) settings.get(SETTING);
      avro.configure(settings, isKey);
    }

    @Override
    public @Nullable Object deserialize(String topic, byte @Nullable [] data) {
      return avro.deserialize(
          topic, data == null ? null : Objects.requireNonNull(schemas).seen(data));
    }

    @Override
    public void close() {
      avro.close();
    }
  }
}
