package io.feebridge.ledger.journal;

import java.time.Instant;
import java.time.LocalDate;

/**
 * An entry with its place in the books.
 *
 * @param version place among the entries of its payment, from 1 without gaps
 * @param bookedAt when it was booked, whole microseconds
 * @param accountingDate the day on which it counts, see {@link AccountingDate}
 */
public record BookedEntry(
    int version, JournalEntry entry, Instant bookedAt, LocalDate accountingDate) {}
