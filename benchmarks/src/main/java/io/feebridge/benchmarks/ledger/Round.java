package io.feebridge.benchmarks.ledger;

import java.time.Duration;

/**
 * What one load did.
 *
 * @param booked its events, until their last offset was committed
 * @param published the same events, until the relay had published what they changed
 * @param rows rows that the ledger inserted
 * @param bytes by which its tables and indexes grew, the outbox left out
 * @param outboxBytes by which the outbox grew; it is emptied after its retention
 * @param ledgerCpu processor time of the service
 * @param allCpu processor time of service, PostgreSQL and Kafka
 */
public record Round(
    Rate booked,
    Rate published,
    long rows,
    long bytes,
    long outboxBytes,
    Duration ledgerCpu,
    Duration allCpu) {

  public long rowsPerSecond() {
    return new Rate(rows, booked.taken()).perSecond();
  }

  public long bytesPerEvent() {
    return bytes / booked.count();
  }

  public long outboxBytesPerEvent() {
    return outboxBytes / booked.count();
  }

  /** Processor time of the service for one event, in microseconds. */
  public long ledgerCpuUsPerEvent() {
    return ledgerCpu.toNanos() / 1_000 / booked.count();
  }

  /** Processor time of service, PostgreSQL and Kafka for one event, in microseconds. */
  public long allCpuUsPerEvent() {
    return allCpu.toNanos() / 1_000 / booked.count();
  }
}
