package io.feebridge.messaging.outbox.relay;

import java.util.List;

/** Publishes batches, each wholly or, to readers of committed records, not at all. */
public interface Publisher extends AutoCloseable {

  /**
   * Shuts out every publisher of this shard that was opened before, here or elsewhere, and undoes
   * what it left unfinished. What is open is closed first.
   *
   * @return {@link PublishOutcome.Done} or {@link PublishOutcome.Unavailable}
   */
  PublishOutcome open();

  /** Publishes in this order; after anything but {@link PublishOutcome.Done}, open anew. */
  PublishOutcome publish(List<PendingMessage> messages);

  /** At once, leaving a transaction in hand to the next {@link #open}. May be repeated. */
  @Override
  void close();
}
