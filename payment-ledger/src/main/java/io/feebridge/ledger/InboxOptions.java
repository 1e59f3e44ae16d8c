package io.feebridge.ledger;

import io.feebridge.messaging.InboxSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code feebridge.ledger.inbox}: how the topics are read.
 *
 * @param group consumer group, and key of the offsets in the database
 * @param threads consumers in this process
 * @param maxPollRecords the largest batch, 1 to 2,000: with more, one transaction holds its locks
 *     too long
 * @param patience how long a record with an unknown schema holds its partition
 * @param cutOffAfter so long without a heartbeat to Kafka, after which a consumer closes its client
 */
@ConfigurationProperties("feebridge.ledger.inbox")
record InboxOptions(
    String group,
    List<String> topics,
    int threads,
    int maxPollRecords,
    Duration patience,
    Duration firstBackoff,
    Duration longestBackoff,
    Duration cutOffAfter) {

  InboxOptions {
    if (maxPollRecords < 1 || maxPollRecords > 2_000) {
      throw new IllegalArgumentException("feebridge.ledger.inbox.max-poll-records: 1 to 2000");
    }
  }

  InboxSettings settings(Map<String, Object> kafka) {
    return new InboxSettings(
        group,
        topics,
        threads,
        maxPollRecords,
        patience,
        firstBackoff,
        longestBackoff,
        cutOffAfter,
        kafka);
  }
}
