package io.feebridge.ledger.feed.kafka;

import io.feebridge.ledger.feed.Feed;
import io.feebridge.ledger.feed.PaymentNews;
import io.feebridge.ledger.journal.BookedEntry;
import io.feebridge.messaging.outbox.Outbox;
import io.feebridge.messaging.outbox.OutgoingMessage;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.springframework.dao.TransientDataAccessResourceException;

/**
 * Puts one {@code PaymentState} a payment and one {@code JournalEntryPosted} an entry into the
 * outbox.
 */
public final class OutboxFeed implements Feed {

  private final Outbox outbox;
  private final ThreadSerializers serializers;
  private final FeedTopics topics;

  public OutboxFeed(Outbox outbox, ThreadSerializers serializers, FeedTopics topics) {
    this.outbox = outbox;
    this.serializers = serializers;
    this.topics = topics;
  }

  @Override
  public void tell(long generation, List<PaymentNews> news) {
    List<OutgoingMessage> messages = new ArrayList<>(news.size() * 2);
    for (PaymentNews payment : news) {
      for (BookedEntry entry : payment.journal()) {
        messages.add(entry(generation, payment, entry));
      }
      messages.add(state(generation, payment));
    }
    outbox.add(messages);
  }

  private OutgoingMessage state(long generation, PaymentNews payment) {
    return new OutgoingMessage(
        topics.payments(),
        payment.key().toString(),
        bytes(topics.payments(), StateRecords.of(generation, payment)),
        FeedHeaders.ofState(generation, payment));
  }

  private OutgoingMessage entry(long generation, PaymentNews payment, BookedEntry entry) {
    return new OutgoingMessage(
        topics.journal(),
        payment.key().toString(),
        bytes(topics.journal(), EntryRecords.of(generation, payment.key(), entry)),
        FeedHeaders.ofEntry(generation, payment, entry));
  }

  /**
   * A registry that is away or refuses is no fault of the records at hand: the transaction is to be
   * repeated, and none of them set aside. Only what does not fit its schema is the record's fault.
   */
  private byte[] bytes(String topic, Object value) {
    try {
      return serializers.get().serialize(topic, value);
    } catch (KafkaException e) {
      if (isUnfit(e)) {
        throw e;
      }
      throw new TransientDataAccessResourceException("no schema id for " + topic);
    }
  }

  /**
   * Both serializers tell what does not fit by this very class; a registry's refusal is another.
   */
  private static boolean isUnfit(KafkaException e) {
    return e.getClass().equals(SerializationException.class) && !causedByRegistry(e);
  }

  private static boolean causedByRegistry(Throwable failure) {
    for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof java.io.IOException
          || cause.getClass().getSimpleName().equals("RestClientException")) {
        return true;
      }
    }
    return false;
  }
}
