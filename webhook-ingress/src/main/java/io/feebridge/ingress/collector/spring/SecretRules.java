package io.feebridge.ingress.collector.spring;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which secrets may prove money. Whoever guesses one can book payments, so what stands in examples,
 * templates and manuals does not count as a secret.
 */
final class SecretRules {

  static final int MIN_LENGTH = 16;

  private static final Set<String> PUBLISHED =
      Set.of("demo-signing-secret", "my-secret-key", "your-secret-key", "your_secret_key");

  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          ".*(change[-_ ]?(me|it|this)|replace[-_ ]?(me|this)|place[-_ ]?holder|<.*>|\\$\\{.*).*");

  private SecretRules() {}

  static boolean isPlaceholder(String secret) {
    String lower = secret.strip().toLowerCase(Locale.ROOT);
    return PUBLISHED.contains(lower)
        || lower.startsWith("demo")
        || PLACEHOLDER.matcher(lower).matches()
        || lower.chars().distinct().count() < 5;
  }

  static boolean isShort(String secret) {
    return secret.strip().length() < MIN_LENGTH;
  }
}
