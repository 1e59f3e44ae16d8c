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
   * Whether every claim can be read from where it stands.
   *
   * @param logs one a claim, in any order
   */
  public static boolean isReadable(Collection<Claim> claims, Collection<PartitionLog> logs) {
    return claims.stream().allMatch(claim -> logs.stream().noneMatch(log -> breaksOff(claim, log)));
  }

  /**
   * Checks the same.
   *
   * @param logs one a claim, in any order, as they were after the claims were granted: an offset
   *     beyond the end of an older answer may just be new
   */
  public static void check(Collection<Claim> claims, Collection<PartitionLog> logs) {
    for (Claim claim : claims) {
      for (PartitionLog log : logs) {
        if (breaksOff(claim, log)) {
          throw new RecordsLostException(claim, log);
        }
      }
    }
  }

  /** A topic that was re-created since is no loss here: its partition will be claimed anew. */
  private static boolean breaksOff(Claim claim, PartitionLog log) {
    return log.partition().equals(claim.partition())
        && log.topicId().equals(claim.topicId())
        && !log.continuesAt(claim.nextOffset());
  }
}
