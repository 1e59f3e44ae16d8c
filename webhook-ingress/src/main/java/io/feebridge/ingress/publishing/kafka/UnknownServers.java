package io.feebridge.ingress.publishing.kafka;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;

/**
 * Tells servers that the DNS does not know from settings that are wrong. Kafka's clients refuse to
 * be made with either, by the same exception with different words ({@code
 * ClientUtils.parseAndValidateAddresses}).
 */
final class UnknownServers {

  private static final String WORDS = "No resolvable bootstrap urls";

  private UnknownServers() {}

  /** Whether a client was refused because not one of its servers has an address now. */
  static boolean areTheCauseOf(KafkaException refusal) {
    Throwable cause = refusal instanceof ConfigException ? refusal : refusal.getCause();
    return cause instanceof ConfigException
        && cause.getMessage() != null
        && cause.getMessage().startsWith(WORDS);
  }
}
