package io.feebridge.messaging;

import io.feebridge.messaging.deadletter.postgres.PostgresQuarantine;
import io.feebridge.messaging.inbox.BatchEffect;
import io.feebridge.messaging.inbox.InboxStatus;
import io.feebridge.messaging.inbox.batch.ApplyingBatches;
import io.feebridge.messaging.inbox.batch.Backoff;
import io.feebridge.messaging.inbox.batch.ClassifyingRecords;
import io.feebridge.messaging.inbox.breaker.Breaker;
import io.feebridge.messaging.inbox.breaker.BreakerSettings;
import io.feebridge.messaging.inbox.kafka.GroupMembers;
import io.feebridge.messaging.inbox.kafka.InboxClient;
import io.feebridge.messaging.inbox.kafka.InboxConsumer;
import io.feebridge.messaging.inbox.kafka.InboxTurns;
import io.feebridge.messaging.inbox.kafka.KafkaClients;
import io.feebridge.messaging.inbox.kafka.KafkaPartitionLogs;
import io.feebridge.messaging.inbox.postgres.AllowanceSpending;
import io.feebridge.messaging.inbox.postgres.PostgresBatchTransactions;
import io.feebridge.messaging.inbox.postgres.PostgresBreakerStates;
import io.feebridge.messaging.inbox.postgres.PostgresConsumerOffsets;
import io.feebridge.messaging.inbox.postgres.PostgresPartitionClaims;
import io.micrometer.core.instrument.MeterRegistry;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The inbox of a service: its consumers, started and stopped with the application context. Declare
 * it as a bean; the migrations in {@code classpath:db/messaging} must have run.
 *
 * <p>Starting needs neither Kafka nor the database to be there: the consumers wait for both.
 */
public final class InboxConsumers<T> implements SmartLifecycle {

  /** Longer than any healthy batch; then the database counts as away and the batch is repeated. */
  private static final int TRANSACTION_TIMEOUT_S = 60;

  private final InboxSettings settings;
  private final BreakerSettings breaker;
  private final PostgresBreakerStates breakerStates;
  private final BreakerMetrics breakerMetrics;
  private final BatchEffect<T> effect;
  private final Clock clock;
  private final MeterRegistry registry;
  private final MessagingMetrics metrics;
  private final PostgresPartitionClaims claims;
  private final PostgresBatchTransactions<T> transactions;
  private @Nullable ConsumerThreads threads;

  private InboxConsumers(
      InboxSettings settings,
      BreakerSettings breaker,
      DataSource dataSource,
      BatchEffect<T> effect,
      MeterRegistry registry,
      Clock clock) {
    this.settings = settings;
    this.breaker = breaker;
    this.breakerStates =
        new PostgresBreakerStates(dataSource, settings.group(), breaker.version(), clock);
    this.breakerMetrics = new BreakerMetrics(settings.group(), registry);
    this.effect = effect;
    this.clock = clock;
    this.registry = registry;
    this.metrics = new MessagingMetrics(settings.group(), registry, clock);
    TransactionTemplate transaction =
        new TransactionTemplate(new JdbcTransactionManager(dataSource));
    transaction.setTimeout(TRANSACTION_TIMEOUT_S);
    JdbcTemplate jdbc = new JdbcTemplate(dataSource);
    this.claims =
        new PostgresPartitionClaims(settings.group(), JdbcClient.create(jdbc), transaction);
    this.transactions =
        new PostgresBatchTransactions<>(
            settings.group(),
            transaction,
            new PostgresConsumerOffsets(settings.group(), jdbc),
            new AllowanceSpending(
                new PostgresQuarantine(dataSource, clock), dataSource, breaker, clock),
            effect);
  }

  /** An inbox whose breaker has the usual thresholds and knows no versions of the service. */
  public static <T> InboxConsumers<T> create(
      InboxSettings settings,
      DataSource dataSource,
      BatchEffect<T> effect,
      MeterRegistry registry,
      Clock clock) {
    return create(settings, BreakerSettings.of("unversioned"), dataSource, effect, registry, clock);
  }

  /**
   * An inbox, not yet started.
   *
   * @param dataSource the very object that the effect's JDBC goes through, because Spring binds the
   *     transaction's connection to it; with room for one connection a thread
   * @param clock measures the patience for unreadable records
   */
  public static <T> InboxConsumers<T> create(
      InboxSettings settings,
      BreakerSettings breaker,
      DataSource dataSource,
      BatchEffect<T> effect,
      MeterRegistry registry,
      Clock clock) {
    return new InboxConsumers<>(settings, breaker, dataSource, effect, registry, clock);
  }

  /** The worst that any consumer is doing now. */
  public synchronized InboxStatus status() {
    return threads == null ? InboxStatus.STOPPED : threads.status();
  }

  /** Whether a consumer of this process stands still because the breaker is open. */
  public boolean breakerOpen() {
    return breakerMetrics.open();
  }

  @Override
  public synchronized void start() {
    if (threads == null) {
      Admin admin = KafkaClients.newAdmin(settings.kafka(), settings.group());
      KafkaPartitionLogs logs = new KafkaPartitionLogs(admin);
      GroupMembers members = new GroupMembers(admin, settings.group());
      IntFunction<InboxConsumer<?>> consumers = number -> newConsumer(number, logs, members);
      threads = ConsumerThreads.start(settings.threads(), consumers, admin);
    }
  }

  /** Returns when every transaction in hand has ended and the group knows that we left. */
  @Override
  public synchronized void stop() {
    if (threads != null) {
      threads.close();
      threads = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return threads != null;
  }

  private InboxConsumer<T> newConsumer(int number, KafkaPartitionLogs logs, GroupMembers members) {
    String name = settings.group() + "-" + number;
    ApplyingBatches<T> applying =
        new ApplyingBatches<>(
            transactions, metrics, new Breaker(name, breaker, breakerStates, breakerMetrics));
    return new InboxConsumer<>(settings.topics(), () -> newClient(name, logs, applying), members);
  }

  private InboxClient<T> newClient(
      String name, KafkaPartitionLogs logs, ApplyingBatches<T> applying) {
    String instanceId = KafkaClients.classic(settings.kafka()) ? null : anyInstanceId();
    Consumer<byte[], byte[]> consumer =
        KafkaClients.newConsumer(
            settings.kafka(), settings.group(), name, instanceId, settings.maxPollRecords());
    return new InboxClient<>(
        consumer,
        turns(name, consumer, logs, applying),
        instanceId,
        settings.cutOffAfter(),
        System::nanoTime,
        registry);
  }

  private static String anyInstanceId() {
    return "inbox-" + new BigInteger(128, new SecureRandom()).toString(36);
  }

  private InboxTurns<T> turns(
      String name,
      Consumer<byte[], byte[]> consumer,
      KafkaPartitionLogs logs,
      ApplyingBatches<T> applying) {
    return new InboxTurns<>(
        name,
        consumer,
        logs,
        claims,
        new ClassifyingRecords<>(effect, settings.patience(), clock, metrics),
        applying,
        new Backoff(
            settings.firstBackoff(), settings.longestBackoff(), RandomGenerator.getDefault()),
        clock,
        System::nanoTime,
        metrics);
  }
}
