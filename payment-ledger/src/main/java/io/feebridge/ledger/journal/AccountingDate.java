package io.feebridge.ledger.journal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** The day of the books on which an entry counts: a calendar day in India. */
public final class AccountingDate {

  /** Business dates are India's, whatever the machine's zone. */
  public static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");

  private AccountingDate() {}

  /**
   * The Indian date of {@code occurredAt}, or the first open day when that day has been closed.
   *
   * @param closedThrough the last closed day; null while no day has been closed
   */
  public static LocalDate of(Instant occurredAt, @Nullable LocalDate closedThrough) {
    LocalDate date = LocalDate.ofInstant(occurredAt, INDIA);
    return closedThrough == null || date.isAfter(closedThrough) ? date : closedThrough.plusDays(1);
  }
}
