package io.feebridge.ledger.simulation;

import io.feebridge.ledger.booking.Arrived;
import io.feebridge.ledger.booking.BookingPayments;
import io.feebridge.ledger.booking.kafka.PaymentReports;
import io.feebridge.ledger.booking.kafka.ThreadDeserializers;
import io.feebridge.ledger.booking.kafka.Traces;
import io.feebridge.ledger.feed.kafka.FeedTopics;
import io.feebridge.ledger.feed.kafka.OutboxFeed;
import io.feebridge.ledger.feed.kafka.ThreadSerializers;
import io.feebridge.ledger.republication.Republishing;
import io.feebridge.ledger.simulation.clockwork.Chance;
import io.feebridge.ledger.simulation.clockwork.Coverage;
import io.feebridge.ledger.simulation.clockwork.Fault;
import io.feebridge.ledger.simulation.clockwork.Mutation;
import io.feebridge.ledger.simulation.clockwork.Steps;
import io.feebridge.ledger.simulation.clockwork.VirtualTime;
import io.feebridge.ledger.simulation.database.Database;
import io.feebridge.ledger.simulation.database.MemoryBooks;
import io.feebridge.ledger.simulation.database.MemoryFeed;
import io.feebridge.ledger.simulation.database.MemoryOffsets;
import io.feebridge.ledger.simulation.database.MemoryOutbox;
import io.feebridge.ledger.simulation.database.MemoryQuarantine;
import io.feebridge.ledger.simulation.database.MemoryRelays;
import io.feebridge.ledger.simulation.kafka.Broker;
import io.feebridge.ledger.simulation.kafka.Group;
import io.feebridge.ledger.simulation.kafka.MemoryProducer;
import io.feebridge.ledger.simulation.kafka.Topic;
import io.feebridge.ledger.simulation.world.Erp;
import io.feebridge.ledger.simulation.world.FutureSchemas;
import io.feebridge.ledger.simulation.world.Jodo;
import io.feebridge.messaging.inbox.Partition;
import io.feebridge.messaging.inbox.batch.Batch;
import io.feebridge.messaging.inbox.batch.BatchTransactions;
import io.feebridge.messaging.inbox.batch.TransactionOutcome;
import io.feebridge.messaging.inbox.claim.Claim;
import io.feebridge.messaging.inbox.postgres.PostgresBatchTransactions;
import io.opentelemetry.api.OpenTelemetry;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The production code of the ledger's consumer, wired as a service wires it, over what is
 * simulated.
 */
final class Machinery {

  final Weather weather;
  final VirtualTime time;
  final Chance chance;
  final Coverage coverage;
  final Set<Mutation> mutations;
  final Steps steps;
  final Topic topic;
  final Group group;
  final Database database;
  final MemoryOffsets offsets;
  final MemoryRelays relays;
  final MemoryFeed feed;
  final Republishing republishing;
  final Broker broker;
  final PaymentReports reports;
  final BatchTransactions<Arrived> transactions;
  final BooleanSupplier kafkaAway;
  final Supplier<MemoryProducer.Commit> publications;

  /** What a run decides from outside, while the production code runs. */
  interface Outside extends Steps, io.feebridge.ledger.simulation.database.Watch {

    Database.Commit commit();

    MemoryProducer.Commit publication();

    boolean isKafkaAway();
  }

  Machinery(
      Weather weather,
      VirtualTime time,
      Chance chance,
      Coverage coverage,
      Set<Mutation> mutations,
      FutureSchemas schemas,
      Outside outside) {
    this.weather = weather;
    this.time = time;
    this.chance = chance;
    this.coverage = coverage;
    this.mutations = mutations;
    this.steps = outside;
    this.kafkaAway = outside::isKafkaAway;
    this.publications = outside::publication;
    topic = new Topic("jodo.payments.v1", weather.partitions(), chance, coverage);
    group = new Group(topic, chance, coverage);
    broker = new Broker(coverage);
    database = new Database(outside, coverage, mutations, outside::commit, outside);
    offsets = new MemoryOffsets(database);
    relays = new MemoryRelays(database, time);
    feed = new MemoryFeed(database, relays);
    OutboxFeed told =
        new OutboxFeed(
            new MemoryOutbox(database, time),
            new ThreadSerializers(schemas.settings()),
            new FeedTopics(Erp.PAYMENTS, Erp.JOURNAL));
    republishing = new Republishing(feed, told, feed, weather.maxPollRecords(), 50);
    reports =
        new PaymentReports(
            new ThreadDeserializers(schemas.settings()),
            Jodo.BRANCHES,
            new BookingPayments(new MemoryBooks(database), told, feed, time),
            _ -> {},
            new Traces(OpenTelemetry.noop()));
    transactions =
        new Counted(
            new PostgresBatchTransactions<>(
                "payment-ledger", database, offsets, new MemoryQuarantine(database), reports),
            coverage);
  }

  /** Counts the records whose very mention the effect refuses. */
  private record Counted(BatchTransactions<Arrived> real, Coverage coverage)
      implements BatchTransactions<Arrived> {

    @Override
    public TransactionOutcome commit(Batch<Arrived> batch, Map<Partition, Claim> claims) {
      return real.commit(batch, claims);
    }

    @Override
    public TransactionOutcome commitWithoutEffect(
        Batch<Arrived> batch, Map<Partition, Claim> claims) {
      coverage.met(Fault.EFFECT_NOT_TOLD);
      return real.commitWithoutEffect(batch, claims);
    }
  }
}
