package io.feebridge.ledger.booking;

/**
 * What one batch did to the books.
 *
 * @param facts facts that were new
 * @param duplicates facts that were known already
 * @param setAside records that no fact could be made of
 * @param payments payments whose position changed
 * @param entries journal entries written
 * @param postings postings written
 */
public record Booked(
    int facts, int duplicates, int setAside, int payments, int entries, int postings) {}
