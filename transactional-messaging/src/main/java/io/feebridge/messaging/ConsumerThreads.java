package io.feebridge.messaging;

import io.feebridge.messaging.inbox.InboxStatus;
import io.feebridge.messaging.inbox.kafka.InboxConsumer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The threads of one inbox between its start and its stop. */
final class ConsumerThreads implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(ConsumerThreads.class);
  private static final Duration STOPPING = Duration.ofSeconds(30);

  private record Running(InboxConsumer<?> consumer, Thread thread) {}

  private final List<Running> running = new ArrayList<>();
  private final Admin admin;

  private ConsumerThreads(Admin admin) {
    this.admin = admin;
  }

  static ConsumerThreads start(int count, IntFunction<InboxConsumer<?>> consumers, Admin admin) {
    ConsumerThreads threads = new ConsumerThreads(admin);
    for (int number = 0; number < count; number++) {
      InboxConsumer<?> consumer = consumers.apply(number);
      Thread thread = Thread.ofPlatform().name("inbox-" + consumer.name()).start(consumer);
      threads.running.add(new Running(consumer, thread));
    }
    return threads;
  }

  InboxStatus status() {
    return running.stream()
        .map(one -> one.consumer.status())
        .max(Comparator.naturalOrder())
        .orElse(InboxStatus.STOPPED);
  }

  @Override
  public void close() {
    running.forEach(one -> one.consumer.stop());
    running.forEach(ConsumerThreads::join);
    admin.close(Duration.ofSeconds(5));
  }

  private static void join(Running one) {
    try {
      if (!one.thread.join(STOPPING)) {
        log.error("{} is still in its transaction; it is left to end alone", one.thread.getName());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
