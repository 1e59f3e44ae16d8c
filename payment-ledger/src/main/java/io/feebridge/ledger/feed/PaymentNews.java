package io.feebridge.ledger.feed;

import io.feebridge.ledger.fact.PaymentKey;
import io.feebridge.ledger.journal.BookedEntry;
import io.feebridge.ledger.position.Position;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is told of one payment.
 *
 * @param version of the position, from 1
 * @param entries how many entries the payment has in all
 * @param position what the books say of it
 * @param bookedAt when they came to say so, whole microseconds
 * @param journal the entries told of, in the order of their versions, the newest last; may be empty
 * @param traceparent W3C trace context of the record that brought the change; null when it had none
 */
public record PaymentNews(
    PaymentKey key,
    long version,
    int entries,
    Position position,
    Instant bookedAt,
    List<BookedEntry> journal,
    @Nullable String traceparent) {

  public PaymentNews {
    journal = List.copyOf(journal);
  }
}
