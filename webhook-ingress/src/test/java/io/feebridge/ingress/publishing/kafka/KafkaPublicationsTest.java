package io.feebridge.ingress.publishing.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.feebridge.ingress.publishing.Evidence;
import io.feebridge.ingress.publishing.Publication;
import io.feebridge.ingress.publishing.PublishOutcome;
import io.feebridge.ingress.publishing.PublishOutcome.Acknowledged;
import io.feebridge.ingress.publishing.PublishOutcome.Hindrance;
import io.feebridge.ingress.publishing.PublishOutcome.NotAcknowledged;
import io.feebridge.ingress.publishing.PublishOutcome.RefusedForGood;
import io.feebridge.ingress.publishing.Topic;
import io.feebridge.ingress.reading.Unrecognised;
import io.feebridge.ingress.reading.Unrecognised.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KafkaPublicationsTest {

  private static final Publication PUBLICATION =
      new Publication(
          new Unrecognised("e1", "new.event", Why.UNKNOWN_EVENT),
          new Evidence(
              "north",
              Instant.EPOCH,
              null,
              "k1",
              "00",
              new byte[] {1},
              "ab",
              null,
              null,
              List.of()),
          null);

  private static final long BUFFER = 1 << 20;
  private static final int BATCH = 16_384;

  private final List<MockProducer<String, SpecificRecord>> made = new ArrayList<>();
  private final LastingProducer producer = new LastingProducer(this::mock, Duration.ofSeconds(1));
  private final KafkaPublications publications =
      new KafkaPublications(producer, Runnable::run, Duration.ofMinutes(1), BUFFER, BATCH);

  @Test
  void onlyKafkasAcknowledgementAcknowledges() {
    CompletableFuture<PublishOutcome> outcome =
        publications.publish(PUBLICATION).toCompletableFuture();
    assertThat(outcome).isNotDone();
    made.getFirst().completeNext();
    assertThat(outcome).isCompletedWithValue(new Acknowledged(Topic.UNRECOGNISED));
    var record = made.getFirst().history().getFirst();
    assertThat(record.topic()).isEqualTo("jodo.unrecognised.v1");
    assertThat(record.key()).isEqualTo("e1");
  }

  @Test
  void everyRefusalOfKafkaHasItsOutcome() {
    assertThat(after(new RecordTooLargeException("big"))).isEqualTo(new RefusedForGood());
    assertThat(after(new TimeoutException("late"))).isEqualTo(no(Hindrance.TIMEOUT));
    assertThat(after(new TopicAuthorizationException("no")))
        .isEqualTo(no(Hindrance.NOT_AUTHORISED));
    assertThat(made).as("none of them ends the producer").hasSize(1);
    producer.renewIfSuspect();
    assertThat(made).hasSize(1);
  }

  @Test
  void aProducerThatCannotGoOnIsReplaced() {
    assertThat(after(new ClusterAuthorizationException("no"))).isEqualTo(no(Hindrance.OTHER));
    producer.renewIfSuspect();
    assertThat(made).hasSize(2);
    assertThat(made.getFirst().closed()).isTrue();

    CompletableFuture<PublishOutcome> next =
        publications.publish(PUBLICATION).toCompletableFuture();
    made.getLast().completeNext();
    assertThat(next).isCompletedWithValue(new Acknowledged(Topic.UNRECOGNISED));
  }

  @Test
  void whatTheProducerThrowsIsAnOutcomeToo() {
    made.getFirst().sendException = new KafkaException("in error state");
    assertThat(publications.publish(PUBLICATION).toCompletableFuture())
        .isCompletedWithValue(no(Hindrance.OTHER));
    producer.renewIfSuspect();
    assertThat(made).hasSize(2);
  }

  @ParameterizedTest
  @MethodSource
  void whateverTheSerializerThrowsTheProducerIsKept(Throwable failure) {
    Serializer<SpecificRecord> failing = (topic, value) -> thrown(failure);
    made.add(new MockProducer<>(false, null, new StringSerializer(), new NamedSerializer(failing)));
    try (LastingProducer lasting =
        new LastingProducer(() -> made.getLast(), Duration.ofSeconds(1))) {
      assertThat(
              new KafkaPublications(lasting, Runnable::run, Duration.ofMinutes(1), BUFFER, BATCH)
                  .publish(PUBLICATION)
                  .toCompletableFuture())
          .isCompletedWithValue(no(Hindrance.SERIALIZATION));
      lasting.renewIfSuspect();
      assertThat(made.getLast().closed()).isFalse();
    }
  }

  static Stream<Throwable> whateverTheSerializerThrowsTheProducerIsKept() {
    return Stream.of(
        new SerializationException("no registry"),
        new RecordTooLargeException("not Kafka's word"),
        new TimeoutException("408"),
        new DisconnectException("502"),
        new ClusterAuthorizationException("403"),
        new TopicAuthorizationException("403"),
        new IllegalStateException("anything"),
        new NoClassDefFoundError("a library is missing"));
  }

  private static byte[] thrown(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) failure;
  }

  @Test
  void aStoppingServiceAnswersToo() {
    KafkaPublications stopping =
        new KafkaPublications(
            producer,
            task -> {
              throw new RejectedExecutionException();
            },
            Duration.ofMinutes(1),
            BUFFER,
            BATCH);
    assertThat(stopping.publish(PUBLICATION).toCompletableFuture())
        .isCompletedWithValue(no(Hindrance.OTHER));
  }

  @Test
  void aDeliveryIsAnsweredThoughTheProducerNeverCallsBack() {
    KafkaPublications impatient =
        new KafkaPublications(producer, Runnable::run, Duration.ofMillis(20), BUFFER, BATCH);

    CompletableFuture<PublishOutcome> outcome =
        impatient.publish(PUBLICATION).toCompletableFuture();

    assertThat(outcome).succeedsWithin(Duration.ofSeconds(20)).isEqualTo(no(Hindrance.TIMEOUT));
    assertThat(made.getFirst().completeNext()).as("a late answer changes nothing").isTrue();
    assertThat(outcome).isCompletedWithValue(no(Hindrance.TIMEOUT));
  }

  @Test
  void whatCannotWaitIsSentByTheCaller() {
    List<Runnable> handedOver = new ArrayList<>();
    KafkaPublications sparing =
        new KafkaPublications(producer, handedOver::add, Duration.ofMinutes(1), BUFFER, BATCH);

    sparing.publish(PUBLICATION);
    assertThat(handedOver).as("a topic that nobody has seen may be waited for").hasSize(1);
    handedOver.getFirst().run();
    made.getFirst().completeNext();

    CompletableFuture<PublishOutcome> atOnce = sparing.publish(PUBLICATION).toCompletableFuture();
    assertThat(handedOver).hasSize(1);
    assertThat(made.getFirst().errorNext(new TimeoutException("late"))).isTrue();
    assertThat(atOnce).isCompletedWithValue(no(Hindrance.TIMEOUT));

    sparing.publish(PUBLICATION);
    assertThat(handedOver).as("Kafka may be away").hasSize(2);
  }

  private PublishOutcome after(RuntimeException refusal) {
    CompletableFuture<PublishOutcome> outcome =
        publications.publish(PUBLICATION).toCompletableFuture();
    made.getLast().errorNext(refusal);
    return outcome.join();
  }

  private static NotAcknowledged no(Hindrance hindrance) {
    return new NotAcknowledged(hindrance);
  }

  private MockProducer<String, SpecificRecord> mock() {
    made.add(
        new MockProducer<>(false, null, new StringSerializer(), (topic, value) -> new byte[1]));
    return made.getLast();
  }
}
