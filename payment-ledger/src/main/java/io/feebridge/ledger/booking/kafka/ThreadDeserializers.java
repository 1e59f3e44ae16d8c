package io.feebridge.ledger.booking.kafka;

import io.feebridge.schemas.wire.GeneratedClasses;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * The deserializer that {@code value.deserializer} names, one object a thread: Kafka never promised
 * that an implementation may be shared. The inbox moves bytes, so it is made here.
 */
public final class ThreadDeserializers implements AutoCloseable {

  private final Class<?> type;
  private final Map<String, Object> settings;
  private final List<Deserializer<?>> made = new CopyOnWriteArrayList<>();
  private final ThreadLocal<Deserializer<?>> own = ThreadLocal.withInitial(this::make);

  /**
   * @param settings Kafka's consumer settings; {@code value.deserializer} is a class, or its name
   * @throws ConfigException when they name no deserializer, or one that refuses its settings
   */
  public ThreadDeserializers(Map<String, Object> settings) {
    GeneratedClasses.trust(); // ours tells Avro itself, the genuine class does not
    this.settings = Map.copyOf(settings);
    this.type = type(settings.get(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG));
    get(); // a setting that is wrong stops the start, not the first record
  }

  /** This thread's deserializer. */
  public Deserializer<?> get() {
    return own.get();
  }

  private Deserializer<?> make() {
    try {
      Deserializer<?> deserializer = (Deserializer<?>) type.getConstructor().newInstance();
      deserializer.configure(settings, false);
      made.add(deserializer);
      return deserializer;
    } catch (ReflectiveOperationException | ClassCastException e) {
      throw new ConfigException("value.deserializer: " + type.getName() + " cannot be made");
    }
  }

  private static Class<?> type(@org.jspecify.annotations.Nullable Object named) {
    try {
      return named instanceof Class<?> type ? type : Class.forName(String.valueOf(named));
    } catch (ClassNotFoundException e) {
      throw new ConfigException("value.deserializer: there is no class " + named);
    }
  }

  @Override
  public void close() {
    made.forEach(Deserializer::close);
  }
}
