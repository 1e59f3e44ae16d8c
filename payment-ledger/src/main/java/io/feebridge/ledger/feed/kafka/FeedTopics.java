package io.feebridge.ledger.feed.kafka;

/**
 * Where the feed is published.
 *
 * @param payments compacted, for {@code PaymentState}
 * @param journal for {@code JournalEntryPosted}
 */
public record FeedTopics(String payments, String journal) {}
