package io.feebridge.ledger.booking;

import io.feebridge.ledger.journal.JournalEntry;
import java.util.List;

/**
 * What new facts did to one payment.
 *
 * @param payment the payment as it stands now; its version is one more than before
 * @param entries what is added to the journal, oldest first; may be empty. The last one's version
 *     is {@code payment.entries()}
 */
public record Change(BookedPayment payment, List<JournalEntry> entries) {

  public Change {
    entries = List.copyOf(entries);
  }

  /** The version, within the payment, of the first of {@link #entries}. */
  public int firstEntryVersion() {
    return payment.entries() - entries.size() + 1;
  }
}
