/**
 * Double entry: the difference between two positions becomes balanced, immutable {@link
 * io.feebridge.ledger.journal.JournalEntry entries}.
 */
@NullMarked
package io.feebridge.ledger.journal;

import org.jspecify.annotations.NullMarked;
