package io.feebridge.ingress.publishing.kafka;

import io.feebridge.schemas.wire.GeneratedClasses;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * The class that {@code value.serializer} names, whose every failure is a {@link NotSerialized}.
 *
 * <p>What a serializer throws when its registry is away or refuses is for it to choose, and some
 * choose exceptions with which Kafka's producer says that it cannot go on. So a failure is known by
 * where it arose, not by what it is.
 */
public final class NamedSerializer implements Serializer<SpecificRecord> {

  private final Serializer<SpecificRecord> named;

  NamedSerializer(Serializer<SpecificRecord> named) {
    this.named = named;
  }

  /**
   * Made and configured as Kafka's producer would have done it.
   *
   * @param settings of the producer
   * @throws org.apache.kafka.common.KafkaException when there is no such class, or it refuses them
   */
  @SuppressWarnings("unchecked") // whether it takes our records shows with the first of them
  public static NamedSerializer of(Map<String, Object> settings) {
    GeneratedClasses.trust(); // ours tells Avro itself, the genuine class does not
    Serializer<SpecificRecord> made =
        new ProducerConfig(settings)
            .getConfiguredInstance(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, Serializer.class);
    made.configure(settings, false);
    return new NamedSerializer(made);
  }

  @Override
  public byte @Nullable [] serialize(String topic, @Nullable SpecificRecord value) {
    try {
      return named.serialize(topic, value);
    } catch (RuntimeException | LinkageError e) {
      throw new NotSerialized(e);
    }
  }

  @Override
  public byte @Nullable [] serialize(
      String topic, Headers headers, @Nullable SpecificRecord value) {
    try {
      return named.serialize(topic, headers, value);
    } catch (RuntimeException | LinkageError e) {
      throw new NotSerialized(e);
    }
  }

  @Override
  public void close() {
    named.close();
  }

  /** A value that could not be made bytes of; says nothing about the producer. */
  static final class NotSerialized extends SerializationException {

    NotSerialized(Throwable cause) {
      super("The value could not be serialized", cause);
    }
  }
}
