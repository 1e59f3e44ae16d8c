package io.feebridge.schemas.wire;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;

/**
 * Settings of the serializer and the deserializer: the genuine Confluent keys, as far as they are
 * understood here, and one of ours that permits {@code bundled:}.
 */
final class WireSettings extends AbstractConfig {

  static final String REGISTRY_URL = "schema.registry.url";
  static final String AUTO_REGISTER = "auto.register.schemas";
  static final String SPECIFIC_READER = "specific.avro.reader";
  static final String CREDENTIALS_SOURCE = "basic.auth.credentials.source";
  static final String USER_INFO = "basic.auth.user.info";
  static final String CONNECT_TIMEOUT_MS = "http.connect.timeout.ms";
  static final String READ_TIMEOUT_MS = "http.read.timeout.ms";
  static final String BUNDLED_ALLOWED = "feebridge.schemas.bundled.allowed";
  static final String BUNDLED = "bundled:";

  private static final ConfigDef KEYS =
      new ConfigDef()
          .define(
              REGISTRY_URL,
              ConfigDef.Type.LIST,
              ConfigDef.Importance.HIGH,
              "Addresses of one schema registry, asked in this order; or bundled: alone, for the"
                  + " released schemas and no registry.")
          .define(
              AUTO_REGISTER,
              ConfigDef.Type.BOOLEAN,
              false,
              ConfigDef.Importance.MEDIUM,
              "Whether to register a schema the registry lacks. Off here, on in the genuine class:"
                  + " registering is a release, not a side effect of writing.")
          .define(
              SPECIFIC_READER,
              ConfigDef.Type.BOOLEAN,
              false,
              ConfigDef.Importance.MEDIUM,
              "Whether to read generated classes; GenericRecord otherwise.")
          .define(
              CREDENTIALS_SOURCE,
              ConfigDef.Type.STRING,
              "URL",
              ConfigDef.ValidString.in("URL", "USER_INFO"),
              ConfigDef.Importance.MEDIUM,
              "Where user and password for the registry stand: URL, or USER_INFO for " + USER_INFO)
          .define(
              USER_INFO,
              ConfigDef.Type.PASSWORD,
              "",
              ConfigDef.Importance.MEDIUM,
              "user:password for the registry, when " + CREDENTIALS_SOURCE + " is USER_INFO.")
          .define(
              CONNECT_TIMEOUT_MS,
              ConfigDef.Type.INT,
              5_000,
              ConfigDef.Range.atLeast(1),
              ConfigDef.Importance.LOW,
              "Longest wait for a connection to the registry, in milliseconds.")
          .define(
              READ_TIMEOUT_MS,
              ConfigDef.Type.INT,
              5_000,
              ConfigDef.Range.atLeast(1),
              ConfigDef.Importance.LOW,
              "Longest wait for an answer of the registry, in milliseconds.")
          .define(
              BUNDLED_ALLOWED,
              ConfigDef.Type.BOOLEAN,
              false,
              ConfigDef.Importance.LOW,
              "Whether "
                  + REGISTRY_URL
                  + "=bundled: is allowed. For demonstrations and tests, where no registry is.");

  WireSettings(Map<String, ?> settings) {
    super(KEYS, settings, false);
  }

  /**
   * Where schemas come from, by these settings.
   *
   * @throws ConfigException when {@code bundled:} is not allowed, or stands beside addresses
   */
  SchemaSource source() {
    List<String> addresses = getList(REGISTRY_URL);
    if (!addresses.contains(BUNDLED)) {
      return new CachedSchemas(new SchemaRegistry(addresses, this));
    }
    if (addresses.size() > 1) {
      throw new ConfigException(REGISTRY_URL, BUNDLED, "stands alone or not at all");
    }
    if (!getBoolean(BUNDLED_ALLOWED)) {
      throw new ConfigException(
          REGISTRY_URL,
          BUNDLED,
          "needs no registry and is meant for demonstrations and tests: name a schema registry, or"
              + " permit it with "
              + BUNDLED_ALLOWED
              + "=true");
    }
    // its own look-up compares schemas field by field, the cache by identity
    return new CachedSchemas(ReleasedSchemas.bundled());
  }

  boolean autoRegister() {
    return getBoolean(AUTO_REGISTER);
  }

  boolean specificReader() {
    return getBoolean(SPECIFIC_READER);
  }

  boolean credentialsFromUserInfo() {
    return "USER_INFO".equals(getString(CREDENTIALS_SOURCE));
  }

  Password userInfo() {
    return getPassword(USER_INFO);
  }

  Duration connectTimeout() {
    return Duration.ofMillis(getInt(CONNECT_TIMEOUT_MS));
  }

  Duration readTimeout() {
    return Duration.ofMillis(getInt(READ_TIMEOUT_MS));
  }
}
