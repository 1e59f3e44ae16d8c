package io.feebridge.messaging.outbox.kafka;

import io.feebridge.messaging.outbox.OutgoingMessage;
import io.feebridge.messaging.outbox.relay.PendingMessage;
import io.feebridge.messaging.outbox.relay.PublishOutcome;
import io.feebridge.messaging.outbox.relay.Publisher;
import io.feebridge.messaging.outbox.relay.RefusedMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Publishes each batch as one Kafka transaction. A producer that has failed in any way is thrown
 * away: opening the next one finds out, and settles, what became of its transaction.
 */
public final class KafkaPublisher implements Publisher {

  private final Supplier<Producer<byte[], byte[]>> producers;
  private @Nullable Producer<byte[], byte[]> producer;

  /**
   * A publisher, not yet open.
   *
   * @param producers makes one with the {@code transactional.id} of the shard, each time it is
   *     asked
   */
  public KafkaPublisher(Supplier<Producer<byte[], byte[]>> producers) {
    this.producers = producers;
  }

  @Override
  public PublishOutcome open() {
    close();
    try {
      Producer<byte[], byte[]> opened = producers.get();
      producer = opened;
      opened.initTransactions();
      return new PublishOutcome.Done();
    } catch (KafkaException e) {
      return new PublishOutcome.Unavailable(e.getClass().getName());
    }
  }

  @Override
  public PublishOutcome publish(List<PendingMessage> messages) {
    Producer<byte[], byte[]> open = producer;
    if (open == null) {
      throw new IllegalStateException("to be opened first");
    }
    Refusals refusals = new Refusals();
    try {
      open.beginTransaction();
      for (PendingMessage pending : messages) {
        var _ =
            open.send(
                record(pending.message()), (_, failure) -> refusals.told(pending.id(), failure));
      }
      open.commitTransaction();
      return new PublishOutcome.Done();
    } catch (KafkaException e) {
      return judge(e, refusals.messages());
    }
  }

  private static PublishOutcome judge(KafkaException failure, List<RefusedMessage> refused) {
    if (isFenced(failure)) {
      return new PublishOutcome.Fenced();
    }
    return refused.isEmpty()
        ? new PublishOutcome.Unavailable(failure.getClass().getName())
        : new PublishOutcome.Refused(refused);
  }

  private static boolean isFenced(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ProducerFencedException
          || cause instanceof InvalidProducerEpochException) {
        return true;
      }
    }
    return false;
  }

  private static ProducerRecord<byte[], byte[]> record(OutgoingMessage message) {
    RecordHeaders headers = new RecordHeaders();
    message.headers().forEach((name, text) -> headers.add(name, utf8(text)));
    return new ProducerRecord<>(
        message.topic(), null, null, utf8(message.key()), message.value(), headers);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
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
