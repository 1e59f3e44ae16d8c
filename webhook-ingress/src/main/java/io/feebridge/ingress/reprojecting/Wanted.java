package io.feebridge.ingress.reprojecting;

import java.time.Instant;

/**
 * What a run shall do.
 *
 * @param dryRun true: tells, and publishes nothing
 * @param from records stored then or later
 * @param until and before
 * @param maxRecords ends when so many were published, or would be
 */
public record Wanted(boolean dryRun, Instant from, Instant until, int maxRecords) {

  /** The most that one run publishes. */
  public static final int MOST_RECORDS = 1_000_000;

  public Wanted {
    if (maxRecords < 1 || maxRecords > MOST_RECORDS) {
      throw new IllegalArgumentException("max_records is 1 to %d".formatted(MOST_RECORDS));
    }
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException("from is before until");
    }
  }
}
