package io.feebridge.ingress.reprojecting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.CompletableFuture.completedStage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.feebridge.ingress.publishing.BodyHash;
import io.feebridge.ingress.publishing.Evidence;
import io.feebridge.ingress.publishing.Publication;
import io.feebridge.ingress.publishing.Publications;
import io.feebridge.ingress.publishing.PublishOutcome;
import io.feebridge.ingress.publishing.PublishOutcome.Acknowledged;
import io.feebridge.ingress.publishing.PublishOutcome.Hindrance;
import io.feebridge.ingress.publishing.PublishOutcome.NotAcknowledged;
import io.feebridge.ingress.publishing.PublishOutcome.RefusedForGood;
import io.feebridge.ingress.publishing.Topic;
import io.feebridge.ingress.reading.jodo.JodoBodies;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReprojectingTest {

  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

  /** What {@code badOrder} leaves unread. */
  private static final String PAID_AT = "/payload/order/paid_at";

  private final List<Kept> stored = new ArrayList<>();
  private final List<Republished> marked = new ArrayList<>();
  private final List<Publication> published = new ArrayList<>();
  private final List<Runnable> begun = new ArrayList<>();
  private boolean away;

  @Test
  void aDeliveryThatCanBeReadTodayIsPublishedWithItsEvidenceAndItsMark() {
    Kept.Reread kept = keep(order("1"), "not_carried", Gaps.EVERYTHING);
    assertThat(run(real(10), acknowledging()).standing().counts())
        .containsExactly(counted(kept, Outcome.REPUBLISHED, "jodo.payments.v1"));
    Publication publication = published.getFirst();
    assertThat(publication.topic()).isEqualTo(Topic.PAYMENTS);
    assertThat(publication.eventId()).isEqualTo("1");
    assertThat(publication.evidence()).isSameAs(kept.evidence());
    assertThat(publication.traceparent()).isEqualTo("trace");
    assertThat(publication.reprojectedFrom()).isEqualTo(kept.position());
  }

  /** An older version believed nothing of a body in which a key stands twice. */
  @Test
  void whatHadNoIdentityGetsItsOwnAndIsFoundUnderIt() {
    Kept.Reread kept =
        keep(
            order("1").replace("{\"order_id\"", "{\"x\":1,\"x\":2,\"order_id\""),
            "not_json",
            Gaps.EVERYTHING);
    assertThat(outcomes(real(10))).containsExactly(Outcome.REPUBLISHED);
    assertThat(published).extracting(Publication::eventId).containsExactly("1");
    marked.add(new Republished(identityOf(published.getFirst()), gaps()));
    assertThat(identity(kept)).isEqualTo(identityOf(published.getFirst()));
    assertThat(outcomes(real(10))).containsExactly(Outcome.ALREADY_THERE);
  }

  @Test
  void aDryRunCountsTheSameAndPublishesNothing() {
    Kept.Reread kept = keep(order("1"), "not_carried", Gaps.EVERYTHING);
    Wanted dry = new Wanted(true, Instant.EPOCH, NOW, 10);
    assertThat(run(dry, acknowledging()).standing().counts())
        .containsExactly(counted(kept, Outcome.REPUBLISHED, "jodo.payments.v1"));
    assertThat(published).isEmpty();
  }

  @Test
  void whatAnEarlierRunPublishedIsLeftUnlessTodayReadsMore() {
    Kept.Reread kept = keep(badOrder("1"), "not_carried", Gaps.EVERYTHING); // one field unread
    marked.add(new Republished(identity(kept), gaps(PAID_AT)));
    assertThat(outcomes(real(10))).containsExactly(Outcome.ALREADY_THERE);
    marked.clear();
    marked.add(new Republished(identity(kept), gaps(PAID_AT, "/timestamp")));
    assertThat(outcomes(real(10))).containsExactly(Outcome.REPUBLISHED);
  }

  @Test
  void oneReportThatWasKeptTwiceIsPublishedOnce() {
    keep(order("1"), "not_carried", Gaps.EVERYTHING);
    keep(order("1"), "not_carried", Gaps.EVERYTHING);
    keep(order("2"), "not_carried", Gaps.EVERYTHING);
    assertThat(outcomes(real(10)))
        .containsExactlyInAnyOrder(Outcome.REPUBLISHED, Outcome.ALREADY_THERE);
    assertThat(published).extracting(Publication::eventId).containsExactly("1", "2");
  }

  @Test
  void whatTodayReadsNoBetterIsLeft() {
    keep("{\"event\":\"moon.landing\"}", "unknown_event", Gaps.EVERYTHING);
    keep("no JSON", "not_json", Gaps.EVERYTHING);
    keep(badOrder("1"), "unread", gaps(PAID_AT));
    assertThat(outcomes(real(10))).containsOnly(Outcome.UNCHANGED);
    assertThat(published).isEmpty();
  }

  @Test
  void aRecordOfWhichAFieldMoreIsReadIsPublishedAgain() {
    keep(badOrder("1"), "unread", gaps(PAID_AT, "/timestamp"));
    keep(order("2"), "unread", gaps("/timestamp"));
    assertThat(outcomes(real(10))).containsOnly(Outcome.REPUBLISHED);
    assertThat(published).hasSize(2);
  }

  /** Today's version notes what an older one passed over. */
  @Test
  void itIsPublishedOnceAlsoWhenAsManyOthersAreNoted() {
    Kept.Reread kept = keep(badOrder("1"), "unread", gaps("/timestamp"));
    assertThat(outcomes(real(10))).containsExactly(Outcome.REPUBLISHED);
    marked.add(new Republished(identity(kept), gaps(PAID_AT)));
    stored.add(withGaps(kept, gaps(PAID_AT)));
    assertThat(outcomes(real(10)))
        .containsExactlyInAnyOrder(Outcome.ALREADY_THERE, Outcome.UNCHANGED);
    assertThat(published).hasSize(1);
  }

  @Test
  void ofWhatSeveralVersionsPublishedTheLastCounts() {
    Kept.Reread kept = keep(badOrder("1"), "not_carried", Gaps.EVERYTHING);
    marked.add(new Republished(identity(kept), gaps("/timestamp", PAID_AT)));
    marked.add(new Republished(identity(kept), gaps("/version")));
    marked.add(new Republished(identity(kept), gaps(PAID_AT)));
    assertThat(outcomes(real(10))).containsExactly(Outcome.ALREADY_THERE);
  }

  @Test
  void whatIsDamagedIsNeverPublished() {
    Kept.Reread kept = keep(order("1"), "not_carried", Gaps.EVERYTHING);
    stored.set(0, record(kept, evidence("{}".getBytes(UTF_8), kept.evidence().bodySha256())));
    stored.add(new Kept.Undecodable("jodo.payments.v1", "jodo.payments.v1-0@9"));
    assertThat(outcomes(real(10))).containsOnly(Outcome.DAMAGED).hasSize(2);
    assertThat(published).isEmpty();
  }

  @Test
  void theLimitIsTheLimitAndAnotherRunGoesOn() {
    IntStream.range(0, 5).forEach(i -> keep(order("o" + i), "not_carried", Gaps.EVERYTHING));
    Run first = run(real(3), acknowledging());
    assertThat(published).hasSize(3);
    assertThat(first.standing().more()).isTrue();
    assertThat(first.standing().state()).isEqualTo(Run.State.FINISHED);

    published.forEach(p -> marked.add(new Republished(identityOf(p), gaps())));
    Run second = run(real(3), acknowledging());
    assertThat(published)
        .extracting(Publication::eventId)
        .containsExactly("o0", "o1", "o2", "o3", "o4");
    assertThat(second.standing().more()).isFalse();
  }

  @Test
  void withoutAcknowledgementTheRunFailsAndSaysWhy() {
    IntStream.range(0, 5).forEach(i -> keep(order("o" + i), "not_carried", Gaps.EVERYTHING));
    Run run = run(real(10), p -> completedStage(new NotAcknowledged(Hindrance.TIMEOUT)));
    assertThat(run.standing().state()).isEqualTo(Run.State.FAILED);
    assertThat(run.standing().cause()).isEqualTo("Kafka did not acknowledge: TIMEOUT");
    assertThat(run.standing().counts()).isEmpty();
    assertThat(run.standing().examined()).isEqualTo(1);
  }

  @Test
  void whatKafkaNeverTakesIsToldAndBlocksNothing() {
    keep(order("1"), "not_carried", Gaps.EVERYTHING);
    keep(order("2"), "not_carried", Gaps.EVERYTHING);
    Run run =
        run(
            real(10),
            p ->
                p.eventId().equals("1")
                    ? completedStage(new RefusedForGood())
                    : acknowledging().publish(p));
    assertThat(run.standing().counts())
        .extracting(c -> c.line().outcome())
        .containsExactlyInAnyOrder(Outcome.REFUSED, Outcome.REPUBLISHED);
  }

  @Test
  void aRunEndsOnlyWhenEveryAcknowledgementIsThere() throws Exception {
    keep(order("1"), "not_carried", Gaps.EVERYTHING);
    CompletableFuture<PublishOutcome> acknowledgement = new CompletableFuture<>();
    Runs runs = runs(p -> acknowledgement);
    Run run = runs.begin(real(10), "asha").orElseThrow();
    Thread thread = Thread.ofVirtual().start(begun.getFirst());
    assertThat(runs.begin(real(10), "ravi")).as("one at a time").isEmpty();
    acknowledgement.complete(new Acknowledged(Topic.PAYMENTS));
    thread.join();
    assertThat(run.standing().state()).isEqualTo(Run.State.FINISHED);
    assertThat(runs.begin(real(10), "ravi")).isPresent();
    assertThat(runs.named(run.id())).containsSame(run);
    assertThat(runs.all()).extracting(Run::begunBy).containsExactly("ravi", "asha");
  }

  @Test
  void topicsThatCannotBeReadFailTheRun() {
    away = true;
    Run run = run(real(10), acknowledging());
    assertThat(run.standing().cause()).isEqualTo("topics cannot be read: away");
    assertThat(run.standing().endedAt()).isEqualTo(NOW);
  }

  @Test
  void manyDifferentEventsAreToldInABoundedList() {
    IntStream.range(0, 1_200).forEach(i -> keep("{\"event\":\"new." + i + "\"}", "x", gaps("/x")));
    List<Run.Counted> counts = run(real(10), acknowledging()).standing().counts();
    assertThat(counts).hasSize(1_001);
    assertThat(counts.stream().mapToLong(Run.Counted::records).sum()).isEqualTo(1_200);
  }

  @Test
  void aRangeAndALimitMustBeSome() {
    assertThatThrownBy(() -> new Wanted(true, NOW, NOW, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Wanted(true, Instant.EPOCH, NOW, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Wanted(true, Instant.EPOCH, NOW, 1_000_001))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private List<Outcome> outcomes(Wanted wanted) {
    return run(wanted, acknowledging()).standing().counts().stream()
        .map(counted -> counted.line().outcome())
        .toList();
  }

  private Run run(Wanted wanted, Publications kafka) {
    Run run = runs(kafka).begin(wanted, "asha").orElseThrow();
    begun.getLast().run();
    assertThat(run.standing().state()).isNotEqualTo(Run.State.RUNNING);
    return run;
  }

  private Runs runs(Publications kafka) {
    Reprojecting reprojecting = new Reprojecting(new Stored(), new JodoBodies(), kafka);
    return new Runs(reprojecting, begun::add, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private Publications acknowledging() {
    return publication -> {
      published.add(publication);
      return acknowledged(publication);
    };
  }

  private static CompletionStage<PublishOutcome> acknowledged(Publication publication) {
    return completedStage(new Acknowledged(publication.topic()));
  }

  private static Wanted real(int maxRecords) {
    return new Wanted(false, Instant.EPOCH, NOW, maxRecords);
  }

  private static String order(String id) {
    return "{\"event_id\":\"%s\",\"event\":\"order.payment.debited\",\"payload\":{\"order_id\":\"o\"}}"
        .formatted(id);
  }

  private static String badOrder(String id) {
    return order(id).replace("\"order_id\"", "\"order\":{\"paid_at\":\"soon\"},\"order_id\"");
  }

  private Kept.Reread keep(String body, String was, Gaps gaps) {
    byte[] bytes = body.getBytes(UTF_8);
    Evidence evidence = evidence(bytes, BodyHash.of(bytes));
    String id = "%d".formatted(stored.size());
    Identity identity = new Identity("north", null, id, evidence.bodySha256());
    String event = body.replaceAll(".*\"event\":\"([^\"]*)\".*", "$1");
    Kept.Reread kept =
        new Kept.Reread("t", "t-0@" + id, identity, event, was, gaps, evidence, "trace");
    stored.add(kept);
    return kept;
  }

  private static Kept.Reread record(Kept.Reread kept, Evidence evidence) {
    return record(kept, kept.gaps(), evidence);
  }

  private static Kept.Reread withGaps(Kept.Reread kept, Gaps gaps) {
    return record(kept, gaps, kept.evidence());
  }

  private static Kept.Reread record(Kept.Reread kept, Gaps gaps, Evidence evidence) {
    return new Kept.Reread(
        kept.topic(),
        kept.position(),
        kept.identity(),
        kept.event(),
        kept.was(),
        gaps,
        evidence,
        kept.traceparent());
  }

  private static Gaps gaps(String... pointers) {
    return new Gaps(Set.of(pointers));
  }

  private static Evidence evidence(byte[] body, String hash) {
    return new Evidence("north", NOW, null, "k1", hash, body, "ab", null, null, List.of());
  }

  private static Identity identity(Kept.Reread kept) {
    return new Identity("north", kept.event(), "1", kept.evidence().bodySha256());
  }

  private static Identity identityOf(Publication p) {
    return new Identity("north", p.reading().event(), p.eventId(), p.evidence().bodySha256());
  }

  private static Run.Counted counted(Kept.Reread kept, Outcome outcome, String to) {
    return new Run.Counted(
        new Run.Line(kept.topic(), String.valueOf(kept.event()), kept.was(), outcome, to), 1);
  }

  private final class Stored implements KeptRecords {

    @Override
    public void republished(Instant from, Consumer<Republished> each) {
      marked.forEach(each);
    }

    @Override
    public void kept(Instant from, Instant until, Runnable examined, Predicate<Kept> each) {
      if (away) {
        throw new KeptRecordsUnavailable("away");
      }
      for (Kept kept : stored) {
        examined.run();
        if (!each.test(kept)) {
          return;
        }
      }
    }
  }
}
