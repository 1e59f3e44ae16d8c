package io.feebridge.ingress.spool;

import static org.assertj.core.api.Assertions.assertThat;

import io.feebridge.ingress.publishing.Publication;
import io.feebridge.ingress.publishing.PublishOutcome;
import io.feebridge.ingress.publishing.PublishOutcome.Acknowledged;
import io.feebridge.ingress.publishing.PublishOutcome.Hindrance;
import io.feebridge.ingress.publishing.PublishOutcome.NotAcknowledged;
import io.feebridge.ingress.publishing.PublishOutcome.RefusedForGood;
import io.feebridge.ingress.publishing.PublishOutcome.Spooled;
import io.feebridge.ingress.publishing.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpoolingPublicationsTest {

  private static final PublishOutcome LATE = new NotAcknowledged(Hindrance.TIMEOUT);
  private static final PublishOutcome TAKEN = new Acknowledged(Topic.UNRECOGNISED);

  private final List<CompletableFuture<PublishOutcome>> kafka = new ArrayList<>();
  private final MemorySpool spool = new MemorySpool();
  private final KafkaReach reach = new KafkaReach();
  private final SpoolTally tally = new SpoolTally();
  private final SpoolingPublications publications =
      new SpoolingPublications(this::sent, spool, reach, tally, 2);

  @Test
  void whatKafkaAcknowledgesIsNotSpooled() {
    CompletableFuture<PublishOutcome> outcome = publish("e1");
    assertThat(outcome).isNotDone();
    kafka.getFirst().complete(TAKEN);
    assertThat(outcome).isCompletedWithValue(TAKEN);
    assertThat(spool.names()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "TIMEOUT, NOT_ACKNOWLEDGED",
    "NOT_AUTHORISED, NOT_AUTHORISED",
    "SERIALIZATION, NOT_SERIALIZED",
    "OTHER, OTHER"
  })
  void whateverHindersKafkaTheSpoolTakesIt(Hindrance hindrance, SpoolCause cause) {
    CompletableFuture<PublishOutcome> outcome = publish("e1");
    kafka.getFirst().complete(new NotAcknowledged(hindrance));
    assertThat(outcome).isCompletedWithValue(new Spooled());
    assertThat(spool.names()).containsExactly("e1");
    assertThat(spool.causes()).containsExactly(cause);
    assertThat(tally.kept()).containsExactly(cause);
  }

  @Test
  void whatIsRefusedForGoodIsSetAsideAndAccepted() {
    CompletableFuture<PublishOutcome> outcome = publish("e1");
    kafka.getFirst().complete(new RefusedForGood());
    assertThat(outcome).isCompletedWithValue(new Spooled());
    assertThat(spool.aside()).containsExactly(SetAside.Reason.REFUSED_FOR_GOOD);
    assertThat(tally.kept()).containsExactly(SpoolCause.REFUSED_FOR_GOOD);
    assertThat(tally.setAside()).containsExactly(SetAside.Reason.REFUSED_FOR_GOOD);
  }

  @Test
  void whileKafkaIsAwayNothingIsSentThere() {
    for (int time = 0; time < KafkaReach.UNANSWERED; time++) {
      publish("slow-" + time);
      kafka.getLast().complete(LATE);
    }
    assertThat(reach.live()).isFalse();
    assertThat(publish("e1")).isCompletedWithValue(new Spooled());
    assertThat(kafka).hasSize(KafkaReach.UNANSWERED);
    assertThat(spool.causes()).last().isEqualTo(SpoolCause.KAFKA_AWAY);
  }

  @Test
  void onlyNoAnswerIsASignOfAnOutage() {
    for (int time = 0; time < 3 * KafkaReach.UNANSWERED; time++) {
      publish("e" + time);
      kafka.getLast().complete(new NotAcknowledged(Hindrance.SERIALIZATION));
    }
    assertThat(reach.live()).isTrue();
  }

  @Test
  void thoseWhoWaitForKafkaLeaveRoomForTheOthers() {
    CompletableFuture<PublishOutcome> first = publish("e1");
    publish("e2");
    assertThat(publish("e3")).as("the third of two").isCompletedWithValue(new Spooled());
    assertThat(spool.causes()).containsExactly(SpoolCause.KAFKA_BUSY);

    kafka.getFirst().complete(TAKEN);
    assertThat(first).isCompletedWithValue(TAKEN);
    assertThat(publish("e4")).as("there is room again").isNotDone();
    assertThat(kafka).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({"NO_ROOM", "FAILED"})
  void whatNeitherTakesIsNotAccepted(SpoolOutcome outcome) {
    spool.answer(outcome);
    CompletableFuture<PublishOutcome> answer = publish("e1");
    kafka.getFirst().complete(LATE);
    assertThat(answer).isCompletedWithValue(new NotAcknowledged(Hindrance.NOT_SPOOLED));
    assertThat(tally.notKept()).containsExactly(outcome);
    assertThat(tally.kept()).isEmpty();
  }

  private CompletableFuture<PublishOutcome> publish(String name) {
    return publications.publish(Deliveries.named(name)).toCompletableFuture();
  }

  private CompletableFuture<PublishOutcome> sent(Publication publication) {
    kafka.add(new CompletableFuture<>());
    return kafka.getLast();
  }
}
