package io.feebridge.ingress.spool;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** What people do about deliveries that Kafka will not take: look, publish again, give up. */
public final class DecidingSetAside {

  private static final System.Logger log = System.getLogger(DecidingSetAside.class.getName());

  private final Spool spool;
  private final SpoolCounts counts;

  public DecidingSetAside(Spool spool, SpoolCounts counts) {
    this.spool = spool;
    this.counts = counts;
  }

  /** As {@link Spool#setAside(long, int)}. */
  public List<SetAside> list(long after, int atMost) {
    return spool.setAside(after, atMost);
  }

  /** The delivery of that id; empty when none of that id is set aside. */
  public Optional<SetAside> find(long id) {
    return spool.setAside(id - 1, 1).stream().filter(one -> one.id() == id).findFirst();
  }

  /** How full the spool is. */
  public SpoolLevel level() {
    return spool.level();
  }

  /**
   * Carries the decision out; {@link SpoolOutcome#NO_SUCH_DELIVERY} when no delivery of that id is
   * set aside.
   */
  public CompletionStage<SpoolOutcome> decide(long id, Decision decision) {
    return spool.decide(id, decision).thenApply(outcome -> done(id, decision, outcome));
  }

  private SpoolOutcome done(long id, Decision decision, SpoolOutcome outcome) {
    if (outcome == SpoolOutcome.DONE) {
      counts.decided(decision.verb());
      log.log(
          Level.INFO,
          "Delivery {0} of the spool: {1} by {2}",
          "" + id,
          decision.verb(),
          decision.by());
    }
    return outcome;
  }
}
