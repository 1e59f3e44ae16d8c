package io.feebridge.ingress.reprojecting;

import io.feebridge.ingress.publishing.BodyHash;
import io.feebridge.ingress.publishing.Publication;
import io.feebridge.ingress.publishing.Publications;
import io.feebridge.ingress.publishing.PublishOutcome;
import io.feebridge.ingress.publishing.PublishOutcome.Acknowledged;
import io.feebridge.ingress.publishing.PublishOutcome.NotAcknowledged;
import io.feebridge.ingress.publishing.PublishOutcome.RefusedForGood;
import io.feebridge.ingress.publishing.PublishOutcome.Spooled;
import io.feebridge.ingress.publishing.Topic;
import io.feebridge.ingress.reading.Bodies;
import io.feebridge.ingress.reading.Report;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Reads kept bodies anew and publishes what became readable: the same evidence, under the same key,
 * with a mark that says which record it was made of.
 *
 * <p>What an earlier run published is found by its mark and not published again, unless today's
 * reading reads a field that was unread then. Two runs at the same time on two instances, or a run
 * whose acknowledgement was lost, can publish a report twice: harmless, since consumers know a
 * report by its {@link Identity}.
 */
public final class Reprojecting {

  /** Publications that wait for their acknowledgement at once. */
  private static final int IN_FLIGHT = 100;

  private final KeptRecords records;
  private final Bodies bodies;
  private final Publications kafka;

  /**
   * Ready to run.
   *
   * @param kafka must make a publication a record on Kafka, and nothing less
   */
  public Reprojecting(KeptRecords records, Bodies bodies, Publications kafka) {
    this.records = records;
    this.bodies = bodies;
    this.kafka = kafka;
  }

  /**
   * Does it, on the calling thread.
   *
   * @return why it could not go on; null when it came to its end
   */
  @Nullable String run(Run run) throws InterruptedException {
    Pass pass = new Pass(run);
    try {
      pass.go();
    } catch (KeptRecordsUnavailable e) {
      pass.failed("topics cannot be read: " + e.getMessage());
    } finally {
      pass.flights.acquire(IN_FLIGHT);
    }
    return pass.failure.get();
  }

  /** One run's way through the topics. */
  private final class Pass {

    private final Run run;
    private final Map<Identity, Gaps> there = new HashMap<>();
    private final Semaphore flights = new Semaphore(IN_FLIGHT);
    private final AtomicReference<@Nullable String> failure = new AtomicReference<>();
    private int begun;

    Pass(Run run) {
      this.run = run;
    }

    void go() {
      Wanted wanted = run.wanted();
      records.republished(
          wanted.from(), one -> there.merge(one.identity(), one.gaps(), Pass::narrower));
      records.kept(wanted.from(), wanted.until(), run::examined, this::judged);
    }

    private static Gaps narrower(Gaps earlier, Gaps later) {
      return earlier.areNarrowedBy(later) ? later : earlier;
    }

    void failed(String why) {
      failure.compareAndSet(null, why);
    }

    /** False when no more can be done. */
    private boolean judged(Kept kept) {
      switch (kept) {
        case Kept.Undecodable undecodable -> run.count(undecodable);
        case Kept.Reread record -> {
          if (begun == run.wanted().maxRecords()) {
            run.reachedItsLimit();
            return false;
          }
          judge(record);
        }
      }
      return failure.get() == null;
    }

    private void judge(Kept.Reread kept) {
      if (!BodyHash.of(kept.evidence().body()).equals(kept.evidence().bodySha256())) {
        run.count(kept, Outcome.DAMAGED, null);
      } else if (bodies.read(kept.evidence().body()) instanceof Report report) {
        judge(kept, report);
      } else {
        run.count(kept, Outcome.UNCHANGED, null);
      }
    }

    private void judge(Kept.Reread kept, Report report) {
      Publication publication =
          new Publication(report, kept.evidence(), kept.traceparent(), kept.position());
      Gaps today = Gaps.of(report);
      Identity identity =
          new Identity(
              kept.identity().collector(),
              report.event(),
              publication.eventId(),
              kept.identity().bodySha256());
      if (!kept.gaps().areNarrowedBy(today)) {
        run.count(kept, Outcome.UNCHANGED, publication.topic());
      } else if (!there.getOrDefault(identity, Gaps.EVERYTHING).areNarrowedBy(today)) {
        run.count(kept, Outcome.ALREADY_THERE, publication.topic());
      } else {
        there.put(identity, today);
        begun++;
        republish(kept, publication);
      }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // landed() is told of both ends
    private void republish(Kept.Reread kept, Publication publication) {
      if (run.wanted().dryRun()) {
        run.count(kept, Outcome.REPUBLISHED, publication.topic());
        return;
      }
      flights.acquireUninterruptibly();
      kafka
          .publish(publication)
          .thenAccept(outcome -> published(kept, publication.topic(), outcome))
          .whenComplete((done, fault) -> landed(fault));
    }

    private void published(Kept.Reread kept, Topic topic, PublishOutcome outcome) {
      switch (outcome) {
        case Acknowledged acknowledged -> run.count(kept, Outcome.REPUBLISHED, topic);
        case RefusedForGood refused -> run.count(kept, Outcome.REFUSED, topic);
        case Spooled spooled -> failed("Kafka is away");
        case NotAcknowledged(var hindrance) ->
            failed("Kafka did not acknowledge: " + hindrance.name());
      }
    }

    private void landed(@Nullable Throwable fault) {
      if (fault != null) {
        failed(fault.getClass().getName());
      }
      flights.release();
    }
  }
}
