package io.feebridge.ingress.spool.draining;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.CompletableFuture.completedStage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.feebridge.ingress.publishing.Publication;
import io.feebridge.ingress.publishing.PublishOutcome;
import io.feebridge.ingress.publishing.PublishOutcome.Acknowledged;
import io.feebridge.ingress.publishing.PublishOutcome.Hindrance;
import io.feebridge.ingress.publishing.PublishOutcome.NotAcknowledged;
import io.feebridge.ingress.publishing.PublishOutcome.RefusedForGood;
import io.feebridge.ingress.publishing.Topic;
import io.feebridge.ingress.reading.Unrecognised;
import io.feebridge.ingress.reading.Unrecognised.Why;
import io.feebridge.ingress.spool.Deliveries;
import io.feebridge.ingress.spool.KafkaReach;
import io.feebridge.ingress.spool.MemorySpool;
import io.feebridge.ingress.spool.SetAside;
import io.feebridge.ingress.spool.SpoolCause;
import io.feebridge.ingress.spool.SpoolOutcome;
import io.feebridge.ingress.spool.SpoolTally;
import io.feebridge.ingress.spool.draining.DrainingSpool.Pace;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DrainingSpoolTest {

  private static final PublishOutcome TAKEN = new Acknowledged(Topic.UNRECOGNISED);
  private static final PublishOutcome LATE = new NotAcknowledged(Hindrance.TIMEOUT);
  private static final Duration BLINK = Duration.ofMillis(1);

  private final MemorySpool spool = new MemorySpool();
  private final KafkaReach reach = new KafkaReach();
  private final SpoolTally tally = new SpoolTally();
  private final List<String> published = new CopyOnWriteArrayList<>();
  private final Map<String, PublishOutcome> answers = new ConcurrentHashMap<>();
  private final AtomicInteger atOnce = new AtomicInteger();
  private final AtomicInteger mostAtOnce = new AtomicInteger();
  private final DrainingSpool draining =
      new DrainingSpool(
          spool,
          new Redelivery(
              this::answered,
              body ->
                  new Unrecognised(
                      new String(body, UTF_8).split("\"", -1)[3], null, Why.UNKNOWN_EVENT)),
          reach,
          tally,
          new Pace(3, Long.MAX_VALUE, BLINK, Duration.ofMillis(4), Duration.ofSeconds(5)));

  @AfterEach
  void end() {
    draining.close();
  }

  @Test
  void everythingIsPublishedOnceAndRemoved() {
    keep("e1", "e2", "e3", "e4", "e5", "e6", "e7");
    draining.start();
    await().until(() -> spool.names().isEmpty());
    assertThat(published).containsExactlyInAnyOrder("e1", "e2", "e3", "e4", "e5", "e6", "e7");
    assertThat(mostAtOnce.get()).isLessThanOrEqualTo(3);
    await().until(() -> tally.drained() == 7);
  }

  @Test
  void whatIsNotTakenHoldsUpNobodyAndIsTriedAgain() {
    keep("stuck-1", "stuck-2", "stuck-3", "stuck-4", "e5", "e6");
    for (int stuck = 1; stuck <= 4; stuck++) {
      answers.put("stuck-" + stuck, LATE);
    }
    draining.start();
    await().until(() -> spool.names().equals(List.of("stuck-1", "stuck-2", "stuck-3", "stuck-4")));
    await().until(() -> published.stream().filter("stuck-1"::equals).count() > 2);
    assertThat(tally.notDrained()).isPositive();
    answers.clear();
    await().until(() -> spool.names().isEmpty());
  }

  @Test
  void whatIsRefusedForGoodIsSetAsideAndNotPublishedAgain() {
    keep("bad", "e2");
    answers.put("bad", new RefusedForGood());
    draining.start();
    await().until(() -> spool.names().isEmpty());
    assertThat(spool.aside()).containsExactly(SetAside.Reason.REFUSED_FOR_GOOD);
    keep("e3");
    await().until(() -> published.contains("e3"));
    assertThat(published).containsOnlyOnce("bad");
    assertThat(tally.setAside()).containsExactly(SetAside.Reason.REFUSED_FOR_GOOD);
  }

  @Test
  void bytesThatAreNotThoseThatWereProvedAreNeverPublished() {
    keep("e1", "altered");
    spool.alterNewest();
    draining.start();
    await().until(() -> spool.names().isEmpty());
    assertThat(published).containsExactly("e1");
    assertThat(spool.aside()).containsExactly(SetAside.Reason.BYTES_ALTERED);
  }

  @Test
  void whileKafkaIsAwayOneIsTheProbeAndItsAcknowledgementEndsTheOutage() {
    outage();
    keep("e1", "e2", "e3");
    answers.putAll(Map.of("e1", LATE, "e2", LATE, "e3", LATE));
    draining.start();
    await().until(() -> published.size() > 6);
    assertThat(mostAtOnce.get()).isEqualTo(1);
    assertThat(reach.live()).isFalse();
    answers.clear();
    await().until(() -> spool.names().isEmpty());
    assertThat(reach.live()).isTrue();
  }

  @Test
  void withNothingToProbeWithAnAnsweredLookEndsTheOutage() {
    outage();
    draining.start();
    assertThat(reach.live()).isFalse();
    reach.looked(true);
    await().until(reach::live);
    assertThat(published).isEmpty();
  }

  @Test
  void whatCannotBeRemovedIsNotPublishedAgain() {
    keep("e1", "e2");
    spool.answerToRemoval(SpoolOutcome.FAILED);
    draining.start();
    await().until(() -> published.size() == 2);
    keep("e3");
    await().during(Duration.ofMillis(50)).until(() -> published.size() == 2);
    spool.answerToRemoval(SpoolOutcome.DONE);
    await().until(() -> spool.names().isEmpty());
    assertThat(published).containsExactly("e1", "e2", "e3");
  }

  @Test
  void aFaultWhileReadingDoesNotEndTheDraining() {
    keep("e1");
    answers.put("e1", TAKEN);
    CompletableFuture<PublishOutcome> first = new CompletableFuture<>();
    firstAnswer = first;
    draining.start();
    await().until(() -> published.size() == 1);
    first.completeExceptionally(new IllegalStateException("a fault"));
    await().until(() -> spool.names().isEmpty());
    assertThat(published).containsExactly("e1", "e1");
  }

  @Test
  void closingWaitsForWhatIsOnItsWay() {
    keep("e1");
    CompletableFuture<PublishOutcome> first = new CompletableFuture<>();
    firstAnswer = first;
    draining.start();
    await().until(() -> published.size() == 1);
    CompletableFuture<Void> closed = CompletableFuture.runAsync(draining::close);
    first.complete(TAKEN);
    closed.join();
    assertThat(spool.names()).isEmpty();
  }

  private CompletableFuture<PublishOutcome> firstAnswer;

  private CompletionStage<PublishOutcome> answered(Publication publication) {
    int now = atOnce.incrementAndGet();
    mostAtOnce.accumulateAndGet(now, Math::max);
    published.add(publication.eventId());
    CompletableFuture<PublishOutcome> first = firstAnswer;
    firstAnswer = null;
    CompletionStage<PublishOutcome> answer =
        first == null ? completedStage(answers.getOrDefault(publication.eventId(), TAKEN)) : first;
    return answer.whenComplete((outcome, fault) -> atOnce.decrementAndGet());
  }

  private void keep(String... names) {
    for (String name : names) {
      spool.keep(Deliveries.named(name), SpoolCause.KAFKA_AWAY);
    }
  }

  private void outage() {
    reach.looked(false);
    reach.looked(false);
  }
}
