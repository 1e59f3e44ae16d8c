package io.feebridge.ingress.spool;

import static java.util.concurrent.CompletableFuture.completedStage;

import io.feebridge.ingress.publishing.Publication;
import io.feebridge.ingress.publishing.Publications;
import io.feebridge.ingress.publishing.PublishOutcome;
import io.feebridge.ingress.publishing.PublishOutcome.Acknowledged;
import io.feebridge.ingress.publishing.PublishOutcome.Hindrance;
import io.feebridge.ingress.publishing.PublishOutcome.NotAcknowledged;
import io.feebridge.ingress.publishing.PublishOutcome.RefusedForGood;
import io.feebridge.ingress.publishing.PublishOutcome.Spooled;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Publications on Kafka, and in the spool what Kafka does not acknowledge.
 *
 * <table>
 *   <caption>Which of the two, in this order</caption>
 *   <tr><td>Kafka is away ({@link KafkaReach})</td><td>spool, at once</td></tr>
 *   <tr><td>as many wait for Kafka as may</td><td>spool, at once</td></tr>
 *   <tr><td>acknowledged by the deadline</td><td>Kafka</td></tr>
 *   <tr><td>refused for good</td><td>spool, set aside</td></tr>
 *   <tr><td>anything else</td><td>spool</td></tr>
 * </table>
 *
 * <p>The second line keeps some of the permits free, whatever Kafka does: between the moment it
 * stops answering and the moment that is known, deliveries that wait for it cannot use up what the
 * spool needs to take the others.
 */
public final class SpoolingPublications implements Publications {

  private final Publications kafka;
  private final Spool spool;
  private final KafkaReach reach;
  private final SpoolCounts counts;
  private final int mostWaiting;
  private final AtomicInteger waiting = new AtomicInteger();

  /**
   * Both, in the order of the table.
   *
   * @param mostWaiting how many deliveries may wait for Kafka at once; fewer than there are permits
   */
  public SpoolingPublications(
      Publications kafka, Spool spool, KafkaReach reach, SpoolCounts counts, int mostWaiting) {
    this.kafka = kafka;
    this.spool = spool;
    this.reach = reach;
    this.counts = counts;
    this.mostWaiting = mostWaiting;
  }

  @Override
  public CompletionStage<PublishOutcome> publish(Publication publication) {
    if (!reach.live()) {
      return spooled(publication, SpoolCause.KAFKA_AWAY);
    }
    if (waiting.incrementAndGet() > mostWaiting) {
      waiting.decrementAndGet();
      return spooled(publication, SpoolCause.KAFKA_BUSY);
    }
    return kafka
        .publish(publication)
        .whenComplete((outcome, fault) -> waiting.decrementAndGet())
        .thenCompose(outcome -> kept(publication, outcome));
  }

  private CompletionStage<PublishOutcome> kept(Publication publication, PublishOutcome outcome) {
    return switch (outcome) {
      case Acknowledged acknowledged -> {
        reach.acknowledged();
        yield completedStage(acknowledged);
      }
      case NotAcknowledged(var hindrance) -> {
        if (hindrance == Hindrance.TIMEOUT) {
          reach.unanswered();
        }
        yield spooled(publication, cause(hindrance));
      }
      case RefusedForGood refused -> spooled(publication, SpoolCause.REFUSED_FOR_GOOD);
      case Spooled spooled -> completedStage(spooled);
    };
  }

  private static SpoolCause cause(Hindrance hindrance) {
    return switch (hindrance) {
      case TIMEOUT -> SpoolCause.NOT_ACKNOWLEDGED;
      case NOT_AUTHORISED -> SpoolCause.NOT_AUTHORISED;
      case SERIALIZATION -> SpoolCause.NOT_SERIALIZED;
      case NOT_SPOOLED, OTHER -> SpoolCause.OTHER;
    };
  }

  private CompletionStage<PublishOutcome> spooled(Publication publication, SpoolCause cause) {
    return spool.keep(publication, cause).thenApply(outcome -> counted(outcome, cause));
  }

  private PublishOutcome counted(SpoolOutcome outcome, SpoolCause cause) {
    if (outcome != SpoolOutcome.DONE) {
      counts.notKept(outcome);
      return new NotAcknowledged(Hindrance.NOT_SPOOLED);
    }
    counts.kept(cause);
    if (cause == SpoolCause.REFUSED_FOR_GOOD) {
      counts.setAside(SetAside.Reason.REFUSED_FOR_GOOD);
    }
    return new Spooled();
  }
}
