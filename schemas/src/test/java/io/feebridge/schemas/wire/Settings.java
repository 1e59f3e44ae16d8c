package io.feebridge.schemas.wire;

import java.util.Map;

/** Settings as a service's configuration would hold them. */
final class Settings {

  private Settings() {}

  /** The released schemas and generated classes. */
  static Map<String, Object> bundled() {
    return Map.of(
        "schema.registry.url", "bundled:",
        "feebridge.schemas.bundled.allowed", "true",
        "specific.avro.reader", "true");
  }

  /** A registry and generated classes. */
  static Map<String, Object> registry(String addresses) {
    return Map.of(
        "schema.registry.url", addresses,
        "specific.avro.reader", "true",
        "http.connect.timeout.ms", "500",
        "http.read.timeout.ms", "500");
  }
}
