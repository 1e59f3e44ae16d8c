package io.feebridge.ingress.collector.spring;

import io.feebridge.ingress.address.AddressList;
import io.feebridge.ingress.authenticity.CustomHeader;
import io.feebridge.ingress.authenticity.Proof;
import io.feebridge.ingress.authenticity.SigningKey;
import io.feebridge.ingress.collector.Collector;
import io.feebridge.ingress.collector.Collectors;
import io.feebridge.ingress.collector.Environment;
import io.feebridge.ingress.collector.spring.CollectorSettings.CollectorEntry;
import io.feebridge.ingress.collector.spring.CollectorSettings.HeaderEntry;
import io.feebridge.ingress.collector.spring.CollectorSettings.KeyEntry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Collectors from their settings, refusing what would make a proof worthless. */
public final class ConfiguredCollectors {

  private static final Logger log = LoggerFactory.getLogger(ConfiguredCollectors.class);
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private final boolean demoSecretsAllowed;
  private final BiFunction<String, String, SigningKey> keys;

  /**
   * Ready to judge settings.
   *
   * @param demoSecretsAllowed permits secrets that everybody knows
   * @param keys makes a key of an id and a secret
   */
  public ConfiguredCollectors(
      boolean demoSecretsAllowed, BiFunction<String, String, SigningKey> keys) {
    this.demoSecretsAllowed = demoSecretsAllowed;
    this.keys = keys;
  }

  /**
   * The collectors that these settings describe.
   *
   * @throws UnsafeCollectorException naming the first setting that must not be used
   */
  public Collectors from(CollectorSettings settings) {
    List<Collector> collectors = new ArrayList<>();
    settings.collectors().forEach((name, entry) -> collectors.add(collector(name, entry)));
    return new Collectors(collectors);
  }

  /** Says in the log who may send, and what is missing for it. */
  public static void tell(Collectors collectors) {
    if (collectors.names().isEmpty()) {
      log.warn("No collector is configured (feebridge.collectors): every delivery is refused");
    }
    collectors.all().forEach(ConfiguredCollectors::tell);
  }

  private static void tell(Collector collector) {
    Proof proof = collector.proof();
    if (proof.keys().isEmpty()) {
      log.warn("Collector {} has no signing key: nothing sent for it is genuine", collector.name());
      return;
    }
    log.info(
        "Collector {} ({}): signing keys {}, custom header {}, addresses {}",
        collector.name(),
        collector.environment().name().toLowerCase(Locale.ROOT),
        proof.keys().stream().map(SigningKey::id).toList(),
        proof.customHeader() == null ? "none" : "required",
        proof.addresses().isEmpty() ? "any" : proof.addresses().written());
  }

  private Collector collector(String name, CollectorEntry entry) {
    String setting = "feebridge.collectors." + name;
    if (!NAME.matcher(name).matches()) {
      throw new UnsafeCollectorException(
          setting, "is no name for a URL path", "Use letters, digits, dot, dash and underscore.");
    }
    return new Collector(
        name,
        entry.environment(),
        new Proof(
            addresses(setting + ".addresses", entry),
            keys(setting + ".signing-keys", entry.signingKeys()),
            header(setting + ".custom-header", entry.customHeader())));
  }

  private static AddressList addresses(String setting, CollectorEntry entry) {
    Environment other =
        entry.environment() == Environment.UAT ? Environment.PRODUCTION : Environment.UAT;
    String foreign = "jodo-" + other.name().toLowerCase(Locale.ROOT);
    if (entry.addresses().stream().anyMatch(a -> a.strip().equals(foreign))) {
      throw new UnsafeCollectorException(
          setting,
          "names " + foreign + ", which is not where this collector's subscriptions are",
          "Give the list of its environment, or correct the environment.");
    }
    try {
      return AddressList.of(entry.addresses());
    } catch (IllegalArgumentException e) {
      throw new UnsafeCollectorException(
          setting,
          "cannot be used: " + e.getMessage(),
          "Give jodo-production, jodo-uat, addresses or networks such as 192.0.2.0/24.");
    }
  }

  private List<SigningKey> keys(String setting, List<KeyEntry> entries) {
    List<SigningKey> result = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < entries.size(); i++) {
      KeyEntry key = entries.get(i);
      String at = "%s[%d]".formatted(setting, i);
      if (!NAME.matcher(key.id()).matches() || !ids.add(key.id())) {
        throw new UnsafeCollectorException(
            at + ".id",
            "is missing, used twice or no plain name",
            "Give each key of a collector its own id of letters, digits, dot, dash, underscore.");
      }
      demandSecret(at + ".secret", key.secret());
      result.add(keys.apply(key.id(), key.secret()));
    }
    return result;
  }

  private void demandSecret(String setting, String secret) {
    String fault =
        secret.isBlank()
            ? "is empty"
            : demoSecretsAllowed
                ? null
                : SecretRules.isPlaceholder(secret)
                    ? "is a placeholder or a published example"
                    : SecretRules.isShort(secret)
                        ? "is shorter than %d characters".formatted(SecretRules.MIN_LENGTH)
                        : null;
    if (fault != null) {
      throw new UnsafeCollectorException(
          setting,
          fault,
          "Refer to the secret_key of the subscription at Jodo by environment variable or file,"
              + " for instance ${JODO_SECRET}, or remove the key: then nothing is accepted with it."
              + " Only the profile demo permits demo secrets.");
    }
  }

  private static @Nullable CustomHeader header(String setting, @Nullable HeaderEntry header) {
    if (header == null) {
      return null;
    }
    boolean blankValue = header.values().stream().anyMatch(String::isBlank);
    if (header.name().isBlank() || header.values().isEmpty() || blankValue) {
      throw new UnsafeCollectorException(
          setting,
          "has no name, no value or an empty value",
          "Give the header_key and header_value agreed with Jodo, or remove the custom header.");
    }
    return new CustomHeader(header.name(), header.values());
  }
}
