/**
 * The payment ledger: facts about payments become a double-entry journal.
 *
 * <p>In order of execution: {@link io.feebridge.ledger.LedgerInbox} reads the topics in batches;
 * {@link io.feebridge.ledger.booking.kafka.PaymentReports} makes each record a {@link
 * io.feebridge.ledger.fact.Report} or says why not; {@link
 * io.feebridge.ledger.booking.BookingPayments} keeps the facts that are new and asks {@link
 * io.feebridge.ledger.position.rule.Positions} what all facts of a payment imply; {@link
 * io.feebridge.ledger.journal.Deltas} makes the difference {@link
 * io.feebridge.ledger.journal.JournalEntry entries}; {@link
 * io.feebridge.ledger.booking.postgres.PostgresBooks} writes it all in the transaction that also
 * moves the offset, and {@link io.feebridge.ledger.feed.Feed} puts what readers are told beside it.
 * {@link io.feebridge.ledger.LedgerFeed} publishes that, and tells everything again through {@link
 * io.feebridge.ledger.republication.Republishing} once the books were restored. {@link
 * io.feebridge.ledger.payment} and {@link io.feebridge.ledger.report} answer questions about the
 * books, {@code quarantine} and {@code events} about what did not get into them, to those whom
 * {@link io.feebridge.ledger.access.http} lets in.
 */
@NullMarked
package io.feebridge.ledger;

import org.jspecify.annotations.NullMarked;
