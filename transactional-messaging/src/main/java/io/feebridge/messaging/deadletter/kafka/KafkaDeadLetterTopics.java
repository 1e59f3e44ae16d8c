package io.feebridge.messaging.deadletter.kafka;

import io.feebridge.messaging.deadletter.publishing.DeadLetter;
import io.feebridge.messaging.deadletter.publishing.DeadLetterTopics;
import io.feebridge.messaging.deadletter.publishing.LetterOutcome;
import io.feebridge.messaging.deadletter.publishing.LetterOutcome.Published;
import io.feebridge.messaging.deadletter.publishing.LetterOutcome.Refused;
import io.feebridge.messaging.deadletter.publishing.LetterOutcome.Unavailable;
import io.feebridge.messaging.inbox.IncomingRecord;
import io.feebridge.messaging.inbox.ReasonCode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

/**
 * Publishes dead letters with an idempotent producer. Used by one thread; a producer that failed is
 * thrown away.
 */
public final class KafkaDeadLetterTopics implements DeadLetterTopics {

  private static final String ENDING = "-dlt";

  private final Supplier<Producer<byte[], byte[]>> producers;
  private @Nullable Producer<byte[], byte[]> producer;

  /**
   * @param producers makes one each time it is asked
   */
  public KafkaDeadLetterTopics(Supplier<Producer<byte[], byte[]>> producers) {
    this.producers = producers;
  }

  @Override
  public Map<Long, LetterOutcome> publish(List<DeadLetter> letters) {
    Map<Long, LetterOutcome> outcomes = new ConcurrentHashMap<>();
    try {
      Producer<byte[], byte[]> open = open();
      send(open, letters, outcomes);
      open.flush();
    } catch (KafkaException e) {
      letters.forEach(letter -> outcomes.putIfAbsent(letter.id(), outcome(e)));
    }
    letters.forEach(letter -> outcomes.putIfAbsent(letter.id(), new Unavailable("not answered")));
    if (outcomes.values().stream().anyMatch(Unavailable.class::isInstance)) {
      close();
    }
    return outcomes;
  }

  private Producer<byte[], byte[]> open() {
    Producer<byte[], byte[]> open = producer;
    if (open == null) {
      open = producers.get();
      producer = open;
    }
    return open;
  }

  /**
   * Sending blocks for {@code max.block.ms} where a topic is missing: that is waited for once a
   * topic, not once a letter.
   */
  private static void send(
      Producer<byte[], byte[]> producer,
      List<DeadLetter> letters,
      Map<Long, LetterOutcome> outcomes) {
    Map<String, LetterOutcome> missing = new HashMap<>();
    for (DeadLetter letter : letters) {
      ProducerRecord<byte[], byte[]> copy = copy(letter);
      LetterOutcome known = missing.get(copy.topic());
      if (known != null) {
        outcomes.put(letter.id(), known);
        continue;
      }
      try {
        var _ = producer.send(copy, (_, failure) -> outcomes.put(letter.id(), outcome(failure)));
      } catch (KafkaException e) {
        outcomes.put(letter.id(), outcome(e));
      }
      if (outcomes.get(letter.id()) instanceof Unavailable failed) {
        missing.put(copy.topic(), failed);
      }
    }
  }

  /** With a timestamp of its own: the topic's retention begins when the letter is written. */
  private static ProducerRecord<byte[], byte[]> copy(DeadLetter letter) {
    IncomingRecord record = letter.record().record();
    return new ProducerRecord<>(
        record.partition().topic() + ENDING,
        null,
        null,
        record.key(),
        record.value(),
        LetterHeaders.of(letter.record()));
  }

  private static LetterOutcome outcome(@Nullable Exception failure) {
    return switch (failure) {
      case null -> new Published();
      case RecordTooLargeException _, RecordBatchTooLargeException _ ->
          new Refused(new ReasonCode("record_too_large"));
      case InvalidTopicException _ -> new Refused(new ReasonCode("invalid_topic"));
      case InvalidRecordException _ -> new Refused(new ReasonCode("invalid_record"));
      default -> new Unavailable(failure.getClass().getName());
    };
  }

  @Override
  public void close() {
    Producer<byte[], byte[]> open = producer;
    producer = null;
    if (open != null) {
      open.close(Duration.ZERO);
    }
  }
}
