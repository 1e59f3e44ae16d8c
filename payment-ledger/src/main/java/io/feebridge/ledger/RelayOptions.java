package io.feebridge.ledger;

import io.feebridge.messaging.RelaySettings;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * {@code feebridge.ledger.relay}: how the outbox is published; see {@link RelaySettings}.
 *
 * @param shard Kafka's {@code transactional.id}: the same for all processes of one ledger, of no
 *     other ledger in the Kafka cluster
 */
@ConfigurationProperties("feebridge.ledger.relay")
record RelayOptions(
    String shard,
    int maxMessages,
    DataSize maxBytes,
    Duration poll,
    Duration lease,
    Duration keep,
    int deleteAtMost,
    Duration firstBackoff,
    Duration longestBackoff) {

  RelaySettings settings(Map<String, Object> kafka) {
    return new RelaySettings(
        shard,
        maxMessages,
        maxBytes.toBytes(),
        poll,
        lease,
        keep,
        deleteAtMost,
        firstBackoff,
        longestBackoff,
        kafka);
  }
}
