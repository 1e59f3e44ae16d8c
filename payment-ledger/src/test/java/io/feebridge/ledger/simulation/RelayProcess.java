package io.feebridge.ledger.simulation;

import io.feebridge.ledger.simulation.clockwork.Mutation;
import io.feebridge.ledger.simulation.kafka.MemoryProducer;
import io.feebridge.messaging.inbox.batch.Backoff;
import io.feebridge.messaging.outbox.kafka.KafkaPublisher;
import io.feebridge.messaging.outbox.relay.Housekeeping;
import io.feebridge.messaging.outbox.relay.PendingMessage;
import io.feebridge.messaging.outbox.relay.PublishOutcome;
import io.feebridge.messaging.outbox.relay.Publisher;
import io.feebridge.messaging.outbox.relay.RelayLoop;
import io.feebridge.messaging.outbox.relay.RelayedOutbox;
import io.feebridge.messaging.outbox.relay.RelayingMessages;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One of the relays: the production loop, turn by turn. */
final class RelayProcess extends Process {

  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration KEEP = Duration.ofHours(12);

  private final Machinery machinery;
  private @Nullable RelayLoop loop;
  private RelayTally tally = new RelayTally();
  private int lives;

  RelayProcess(int number, Machinery machinery) {
    super(number, machinery.time);
    this.machinery = machinery;
  }

  @Override
  void begin() {
    RelayTally events = new RelayTally();
    tally = events;
    RelayedOutbox outbox =
        machinery.relays.of("relay-" + number + "-" + lives++, machinery.weather.maxPollRecords());
    loop =
        new RelayLoop(
            new RelayingMessages(outbox, publisher(), events),
            outbox,
            new Housekeeping(outbox, KEEP, 100, time, time::nanos, events),
            POLL,
            new Backoff(POLL, Duration.ofSeconds(10), machinery.chance.random()),
            time,
            events);
  }

  private Publisher publisher() {
    Publisher publisher =
        new KafkaPublisher(
            () ->
                MemoryProducer.client(
                    machinery.broker, machinery.steps, machinery.coverage, machinery.publications));
    return machinery.mutations.contains(Mutation.LOST_PUBLICATION_TAKEN_FOR_DONE)
        ? new Careless(publisher)
        : publisher;
  }

  /** Rests while there is nothing to publish; whoever commits wakes it. */
  @Override
  @Nullable Duration turn() {
    Duration pause = Objects.requireNonNull(loop).take();
    tally.check();
    return machinery.relays.isDone() && !pause.minus(POLL).isPositive() && !pause.isZero()
        ? null
        : pause;
  }

  @Override
  void crashed() {
    end();
  }

  /** A publisher that takes silence for consent. */
  private record Careless(Publisher publisher) implements Publisher {

    @Override
    public PublishOutcome open() {
      return publisher.open();
    }

    @Override
    public PublishOutcome publish(List<PendingMessage> messages) {
      PublishOutcome outcome = publisher.publish(messages);
      return outcome instanceof PublishOutcome.Unavailable ? new PublishOutcome.Done() : outcome;
    }

    @Override
    public void close() {
      publisher.close();
    }
  }
}
