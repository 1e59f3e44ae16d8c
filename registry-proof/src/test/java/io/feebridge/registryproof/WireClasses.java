package io.feebridge.registryproof;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Utils;

/**
 * The two pairs of classes that {@code value.serializer} and {@code value.deserializer} may name.
 * They are made by name, as Kafka and the services make them; nothing here is compiled against
 * either.
 */
enum WireClasses {
  OURS(
      "io.feebridge.schemas.wire.AvroWireSerializer",
      "io.feebridge.schemas.wire.AvroWireDeserializer"),
  GENUINE(
      "io.confluent.kafka.serializers.KafkaAvroSerializer",
      "io.confluent.kafka.serializers.KafkaAvroDeserializer");

  final String serializer;
  final String deserializer;

  WireClasses(String serializer, String deserializer) {
    this.serializer = serializer;
    this.deserializer = deserializer;
  }

  Serializer<Object> serializer(Map<String, ?> settings) {
    return serializer(settings, false);
  }

  @SuppressWarnings("unchecked")
  Serializer<Object> serializer(Map<String, ?> settings, boolean isKey) {
    Serializer<Object> made = (Serializer<Object>) made(serializer);
    made.configure(settings, isKey);
    return made;
  }

  @SuppressWarnings("unchecked")
  Deserializer<Object> deserializer(Map<String, ?> settings) {
    Deserializer<Object> made = (Deserializer<Object>) made(deserializer);
    made.configure(settings, false);
    return made;
  }

  WireClasses other() {
    return this == OURS ? GENUINE : OURS;
  }

  /**
   * Settings of a service that uses a registry and may register, with one key the genuine class
   * does not know.
   */
  static Map<String, Object> registering(String address) {
    Map<String, Object> settings = new HashMap<>(lookingUp(address));
    settings.put("auto.register.schemas", "true");
    return settings;
  }

  /** The same for a service that may only look up, which is how ours run. */
  static Map<String, Object> lookingUp(String address) {
    return Map.of(
        "schema.registry.url", address,
        "auto.register.schemas", "false",
        "specific.avro.reader", "true",
        "feebridge.schemas.bundled.allowed", "false");
  }

  /** Settings of a service without a registry; only ours understands them. */
  static Map<String, Object> bundled() {
    return Map.of(
        "schema.registry.url", "bundled:",
        "specific.avro.reader", "true",
        "feebridge.schemas.bundled.allowed", "true");
  }

  private static Object made(String name) {
    try {
      return Utils.newInstance(name, Object.class);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
