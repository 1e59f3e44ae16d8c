package io.feebridge.ledger.booking;

import io.feebridge.ledger.journal.BookedEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What new facts did to one payment.
 *
 * @param payment the payment as it stands now; its version is one more than before
 * @param entries what is added to the journal, oldest first; may be empty. The last one's version
 *     is {@code payment.entries()}
 * @param traceparent W3C trace context of the record that brought the change; null when it had none
 */
public record Change(
    BookedPayment payment, List<BookedEntry> entries, @Nullable String traceparent) {

  public Change {
    entries = List.copyOf(entries);
  }
}
