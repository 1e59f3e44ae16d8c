package io.feebridge.ingress.reprojecting;

import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What stands in the topics. Times are those at which Kafka stored a record. Each scan ends where
 * the topics ended when it began, moves nobody's offset, and throws {@link KeptRecordsUnavailable}
 * when it cannot go on.
 */
public interface KeptRecords {

  /** Every record that carries the mark of a run and was stored at {@code from} or later. */
  void republished(Instant from, Consumer<Republished> each);

  /**
   * Every unrecognised delivery and every record with unread fields between the two times, in no
   * promised order, until {@code each} answers false.
   *
   * @param until not included
   * @param examined told of each record looked at, also of those that are not given
   */
  void kept(Instant from, Instant until, Runnable examined, Predicate<Kept> each);
}
