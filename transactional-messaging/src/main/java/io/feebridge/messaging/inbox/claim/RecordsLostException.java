package io.feebridge.messaging.inbox.claim;

import java.util.Collection;

/**
 * Kafka no longer holds, or does not hold yet, the offset at which a group must go on: going on
 * elsewhere would lose records without a trace, so the consumer stops and a person decides.
 */
public final class RecordsLostException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private RecordsLostException(Claim claim, PartitionLog log) {
    super(
        "the next record of %s to apply is %d, but Kafka holds %d to %d of topic %s"
            .formatted(
                claim.partition(),
                claim.nextOffset(),
                log.firstOffset(),
                log.endOffset(),
                log.topicId()));
  }

  /**
   * Checks that every claim can be read from where it stands.
   *
   * @param logs one a claim, in any order
   */
  public static void check(Collection<Claim> claims, Collection<PartitionLog> logs) {
    for (Claim claim : claims) {
      for (PartitionLog log : logs) {
        if (log.partition().equals(claim.partition()) && !log.continuesAt(claim.nextOffset())) {
          throw new RecordsLostException(claim, log);
        }
      }
    }
  }
}
