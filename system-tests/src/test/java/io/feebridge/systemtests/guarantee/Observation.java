package io.feebridge.systemtests.guarantee;

import io.feebridge.localstack.demo.TrialBalance;
import io.feebridge.systemtests.load.DeliveryLog;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What can be seen after a fault. Deliveries are looked at first, spools second, topics third, the
 * ledger last, so that what was accepted must be in a spool or in the topics and what is in the
 * topics must be in the ledger, while more of everything arrives.
 *
 * @param log of all deliveries
 * @param accepted hashes of bodies answered 2xx since the last observation
 * @param spooled hashes of the bodies in the spools
 * @param records in jodo's topics since the last observation
 * @param topics all of them so far
 * @param ledger its database, in one snapshot taken when it had read all of the records; null in a
 *     stack without one
 * @param trialBalance over HTTP, later than the snapshot; null likewise
 */
public record Observation(
    DeliveryLog log,
    List<String> accepted,
    Set<String> spooled,
    List<KeptRecord> records,
    JodoTopics topics,
    @Nullable LedgerRows ledger,
    @Nullable TrialBalance trialBalance) {

  /** What can be seen of a stack without a ledger. */
  public static Observation withoutLedger(
      DeliveryLog log,
      List<String> accepted,
      Set<String> spooled,
      List<KeptRecord> records,
      JodoTopics topics) {
    return new Observation(log, accepted, spooled, records, topics, null, null);
  }
}
