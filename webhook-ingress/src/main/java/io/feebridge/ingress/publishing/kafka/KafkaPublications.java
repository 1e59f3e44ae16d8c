package io.feebridge.ingress.publishing.kafka;

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
 * timeouts only when something wakes it.
 *
 * <p>Sending may wait for metadata or buffer space. Where it cannot ({@link Headway}), the caller's
 * thread sends, which spares each delivery two changes of thread; else the executor, which must not
 * queue: a virtual thread each, as many as permits are given out.
 */
public final class KafkaPublications implements Publications, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(KafkaPublications.class);

  private static final int CAUSES_TOLD = 5;

  private final LastingProducer producer;
  private final Executor senders;
  private final Deadlines deadlines;
  private final Headway headway;

  /**
   * @param deadline after which a delivery is answered, whatever becomes of its record
   * @param bufferBytes {@code buffer.memory} of the producer
   * @param batchBytes {@code batch.size} of the producer
   */
  public KafkaPublications(
      LastingProducer producer,
      Executor senders,
      Duration deadline,
      long bufferBytes,
      int batchBytes) {
    this.producer = producer;
    this.senders = senders;
    deadlines = new Deadlines(deadline, new NotAcknowledged(Hindrance.TIMEOUT), System::nanoTime);
    headway = new Headway(bufferBytes, batchBytes);
  }

  @Override
  public CompletionStage<PublishOutcome> publish(Publication publication) {
    CompletableFuture<PublishOutcome> outcome = new CompletableFuture<>();
    deadlines.begin(outcome);
    if (headway.takesAtOnce(publication.topic(), publication.evidence().body().length)) {
      send(publication, outcome);
      return outcome;
    }
    try {
      senders.execute(() -> send(publication, outcome));
    } catch (RejectedExecutionException theServiceIsStopping) {
      outcome.complete(new NotAcknowledged(Hindrance.OTHER));
    }
    return outcome;
  }

  @SuppressWarnings("FutureReturnValueIgnored") // the callback says the same, and needs no thread
  private void send(Publication publication, CompletableFuture<PublishOutcome> outcome) {
    headway.begun(publication.evidence().body().length);
    try {
      producer.current().send(record(publication), (at, e) -> ended(publication, outcome, e));
    } catch (RuntimeException whatTheProducerThrowsHasNotLeftThisProcess) {
      ended(publication, outcome, whatTheProducerThrowsHasNotLeftThisProcess);
    }
  }

  private void ended(
      Publication publication,
      CompletableFuture<PublishOutcome> outcome,
      @Nullable Exception failure) {
    headway.ended(publication.evidence().body().length);
    outcome.complete(outcomeOf(publication, failure));
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
      case null -> {
        headway.knows(publication.topic());
        yield new Acknowledged(publication.topic());
      }
      case RecordTooLargeException e -> new RefusedForGood();
      case InvalidRecordException e -> new RefusedForGood();
      case TimeoutException e -> {
        headway.forget();
        yield new NotAcknowledged(Hindrance.TIMEOUT);
      }
      case TopicAuthorizationException e -> new NotAcknowledged(Hindrance.NOT_AUTHORISED);
      case NotSerialized e -> notSerialized(publication, e);
      default -> {
        // The type alone: a message may repeat a key, and with it text of the body.
        log.warn(
            "{} was not acknowledged: {}, trace {}",
            publication.topic().title(),
            failure.getClass().getName(),
            publication.traceparent());
        headway.forget();
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

  /** No deadline is looked after any more. */
  @Override
  public void close() {
    deadlines.close();
  }
}
