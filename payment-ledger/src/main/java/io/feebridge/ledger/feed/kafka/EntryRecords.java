package io.feebridge.ledger.feed.kafka;

import static io.feebridge.ledger.feed.kafka.Told.timeOrNull;

import io.feebridge.ledger.fact.PaymentKey;
import io.feebridge.ledger.journal.BookedEntry;
import io.feebridge.ledger.journal.JournalEntry;
import io.feebridge.ledger.journal.Posting;
import io.feebridge.schemas.EntryPosting;
import io.feebridge.schemas.EntryReason;
import io.feebridge.schemas.JournalEntryPosted;
import io.feebridge.schemas.PostingSide;

/** A journal entry in the schema of {@code ledger.journal.v1}. */
final class EntryRecords {

  private EntryRecords() {}

  static JournalEntryPosted of(long generation, PaymentKey key, BookedEntry booked) {
    JournalEntry entry = booked.entry();
    JournalEntryPosted posted = new JournalEntryPosted();
    posted.setKey(key.toString());
    posted.setCollector(key.collector());
    posted.setFamily(key.family().word());
    posted.setId(key.id());
    posted.setGeneration(generation);
    posted.setVersion(booked.version());
    posted.setReason(reason(entry.reason()));
    posted.setOccurredAt(timeOrNull(entry.occurredAt()));
    posted.setBookedAt(booked.bookedAt());
    posted.setAccountingDate(booked.accountingDate());
    posted.setPostings(entry.postings().stream().map(EntryRecords::posting).toList());
    return posted;
  }

  private static EntryReason reason(JournalEntry.Reason reason) {
    return switch (reason) {
      case COLLECTED -> EntryReason.COLLECTED;
      case COLLECTION_REVERSED -> EntryReason.COLLECTION_REVERSED;
      case SETTLED -> EntryReason.SETTLED;
      case SETTLEMENT_REVERSED -> EntryReason.SETTLEMENT_REVERSED;
      case REALLOCATED -> EntryReason.REALLOCATED;
    };
  }

  private static EntryPosting posting(Posting posting) {
    return new EntryPosting(
        posting.account().name(),
        posting.account().academicYear(),
        switch (posting.side()) {
          case DEBIT -> PostingSide.DEBIT;
          case CREDIT -> PostingSide.CREDIT;
        },
        posting.amount().rupees(),
        posting.component(),
        posting.utr());
  }
}
