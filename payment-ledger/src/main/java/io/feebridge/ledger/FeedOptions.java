package io.feebridge.ledger;

import io.feebridge.ledger.feed.kafka.FeedTopics;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code feebridge.ledger.feed}: what the ERP is told.
 *
 * @param paymentsTopic compacted; the newest state of each payment
 * @param journalTopic every journal entry
 * @param republication how everything is told again after the generation was raised
 */
@ConfigurationProperties("feebridge.ledger.feed")
record FeedOptions(String paymentsTopic, String journalTopic, Republication republication) {

  /**
   * In chunks.
   *
   * @param look how often to see whether the generation was raised
   * @param chunk payments a transaction, 1 to 2,000: a booking may have to wait for one
   * @param mostWaiting messages waiting for the relay above which nothing is added
   */
  record Republication(Duration look, int chunk, int mostWaiting) {

    Republication {
      if (chunk < 1 || chunk > 2_000 || mostWaiting < 1 || !look.isPositive()) {
        throw new IllegalArgumentException(
            "feebridge.ledger.feed.republication: chunk 1 to 2000, most-waiting and look above 0");
      }
    }
  }

  FeedTopics topics() {
    return new FeedTopics(paymentsTopic, journalTopic);
  }
}
