package io.feebridge.ingress.publishing.kafka;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.stream.Collectors.joining;

import io.feebridge.ingress.publishing.Publication;
import io.feebridge.ingress.publishing.Publications;
import io.feebridge.ingress.publishing.PublishOutcome;
import io.feebridge.ingress.publishing.PublishOutcome.Acknowledged;
import io.feebridge.ingress.publishing.PublishOutcome.Hindrance;
import io.feebridge.ingress.publishing.PublishOutcome.NotAcknowledged;
import io.feebridge.ingress.publishing.PublishOutcome.RefusedForGood;
import io.feebridge.ingress.publishing.kafka.NamedSerializer.NotSerialized;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publications as records on Kafka.
 *
 * <p>The stage completes within {@code max.block.ms + delivery.timeout.ms} of the producer, and in
 * any case at the deadline: a producer that waits for the leader of a partition looks at its own
 * timeouts only when something wakes it. Sending may wait for metadata or buffer space, so each
 * record is sent by the executor, which must not queue: a virtual thread each, as many as permits
 * are given out.
 */
public final class KafkaPublications implements Publications {

  private static final Logger log = LoggerFactory.getLogger(KafkaPublications.class);

  private static final int CAUSES_TOLD = 5;

  private final LastingProducer producer;
  private final Executor senders;
  private final Duration deadline;

  /**
   * @param deadline after which a delivery is answered, whatever becomes of its record
   */
  public KafkaPublications(LastingProducer producer, Executor senders, Duration deadline) {
    this.producer = producer;
    this.senders = senders;
    this.deadline = deadline;
  }

  @Override
  public CompletionStage<PublishOutcome> publish(Publication publication) {
    CompletableFuture<PublishOutcome> outcome =
        new CompletableFuture<PublishOutcome>()
            .completeOnTimeout(
                new NotAcknowledged(Hindrance.TIMEOUT), deadline.toMillis(), MILLISECONDS);
    try {
      senders.execute(() -> send(publication, outcome));
    } catch (RejectedExecutionException theServiceIsStopping) {
      outcome.complete(new NotAcknowledged(Hindrance.OTHER));
    }
    return outcome;
  }

  @SuppressWarnings("FutureReturnValueIgnored") // the callback says the same, and needs no thread
  private void send(Publication publication, CompletableFuture<PublishOutcome> outcome) {
    try {
      producer
          .current()
          .send(record(publication), (at, e) -> outcome.complete(outcomeOf(publication, e)));
    } catch (RuntimeException whatTheProducerThrowsHasNotLeftThisProcess) {
      outcome.complete(outcomeOf(publication, whatTheProducerThrowsHasNotLeftThisProcess));
    }
  }

  private static ProducerRecord<String, SpecificRecord> record(Publication publication) {
    return new ProducerRecord<>(
        publication.topic().title(),
        null,
        publication.eventId(),
        AvroRecords.of(publication),
        CloudEventHeaders.of(publication));
  }

  private PublishOutcome outcomeOf(Publication publication, @Nullable Exception failure) {
    return switch (failure) {
      case null -> new Acknowledged(publication.topic());
      case RecordTooLargeException e -> new RefusedForGood();
      case InvalidRecordException e -> new RefusedForGood();
      case TimeoutException e -> new NotAcknowledged(Hindrance.TIMEOUT);
      case TopicAuthorizationException e -> new NotAcknowledged(Hindrance.NOT_AUTHORISED);
      case NotSerialized e -> notSerialized(publication, e);
      default -> {
        // The type alone: a message may repeat a key, and with it text of the body.
        log.warn(
            "{} was not acknowledged: {}, trace {}",
            publication.topic().title(),
            failure.getClass().getName(),
            publication.traceparent());
        producer.suspect();
        yield new NotAcknowledged(Hindrance.OTHER);
      }
    };
  }

  /** The producer is as good as before: it never saw the record. */
  private static PublishOutcome notSerialized(Publication publication, NotSerialized failure) {
    log.warn(
        "{} was not serialized: {}, trace {}",
        publication.topic().title(),
        causes(failure),
        publication.traceparent());
    return new NotAcknowledged(Hindrance.SERIALIZATION);
  }

  /** Types alone: a registry's refusal repeats schemas and addresses, and with them passwords. */
  private static String causes(NotSerialized failure) {
    return Stream.iterate(failure.getCause(), Objects::nonNull, Throwable::getCause)
        .limit(CAUSES_TOLD)
        .map(cause -> cause.getClass().getName())
        .collect(joining(" < "));
  }
}
