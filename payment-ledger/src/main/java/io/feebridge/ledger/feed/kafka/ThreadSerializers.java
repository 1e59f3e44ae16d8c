package io.feebridge.ledger.feed.kafka;

import io.feebridge.schemas.wire.GeneratedClasses;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * The serializer that {@code value.serializer} names, one object a thread: Kafka never promised
 * that an implementation may be shared. The relay moves bytes, so it is made here.
 */
public final class ThreadSerializers implements AutoCloseable {

  private final Class<?> type;
  private final Map<String, Object> settings;
  private final List<Serializer<Object>> made = new CopyOnWriteArrayList<>();
  private final ThreadLocal<Serializer<Object>> own = ThreadLocal.withInitial(this::make);

  /**
   * @param settings Kafka's producer settings; {@code value.serializer} is a class, or its name
   * @throws ConfigException when they name no serializer, or one that refuses its settings
   */
  public ThreadSerializers(Map<String, Object> settings) {
    GeneratedClasses.trust(); // records are built before the serializer sees them
    this.settings = Map.copyOf(settings);
    this.type = type(settings.get(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG));
    get(); // a setting that is wrong stops the start, not the first record
  }

  /** This thread's serializer. */
  Serializer<Object> get() {
    return own.get();
  }

  @SuppressWarnings("unchecked") // what it is given is what the generated classes are
  private Serializer<Object> make() {
    try {
      Serializer<Object> serializer = (Serializer<Object>) type.getConstructor().newInstance();
      serializer.configure(settings, false);
      made.add(serializer);
      return serializer;
    } catch (ReflectiveOperationException | ClassCastException e) {
      throw new ConfigException("value.serializer: " + type.getName() + " cannot be made");
    }
  }

  private static Class<?> type(@Nullable Object named) {
    try {
      return named instanceof Class<?> type ? type : Class.forName(String.valueOf(named));
    } catch (ClassNotFoundException e) {
      throw new ConfigException("value.serializer: there is no class " + named);
    }
  }

  @Override
  public void close() {
    made.forEach(Serializer::close);
  }
}
