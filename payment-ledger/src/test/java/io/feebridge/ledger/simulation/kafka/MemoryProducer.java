package io.feebridge.ledger.simulation.kafka;

import io.feebridge.ledger.simulation.clockwork.Coverage;
import io.feebridge.ledger.simulation.clockwork.Fault;
import io.feebridge.ledger.simulation.clockwork.Step;
import io.feebridge.ledger.simulation.clockwork.Steps;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;

/** What the relay uses of a transactional producer. */
public final class MemoryProducer {

  /** Whether the answer to a commit is lost, and whether it took effect. */
  public enum Commit {
    ANSWERED,
    UNKNOWN_AND_DONE,
    UNKNOWN_AND_UNDONE
  }

  private final Broker broker;
  private final Steps steps;
  private final Coverage coverage;
  private final Supplier<Commit> commits;
  private final List<ProducerRecord<byte[], byte[]>> transaction = new ArrayList<>();
  private int epoch;

  private MemoryProducer(Broker broker, Steps steps, Coverage coverage, Supplier<Commit> commits) {
    this.broker = broker;
    this.steps = steps;
    this.coverage = coverage;
    this.commits = commits;
  }

  public static Producer<byte[], byte[]> client(
      Broker broker, Steps steps, Coverage coverage, Supplier<Commit> commits) {
    return Partial.of(Producer.class, new MemoryProducer(broker, steps, coverage, commits));
  }

  void initTransactions() {
    steps.at(Step.OPEN_PUBLISHER);
    epoch = broker.nextEpoch();
  }

  void beginTransaction() {
    transaction.clear();
  }

  Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, Callback callback) {
    steps.at(Step.SEND);
    transaction.add(record);
    return new CompletableFuture<>();
  }

  void commitTransaction() {
    steps.at(Step.PUBLISH);
    if (broker.isShutOut(epoch)) {
      throw new ProducerFencedException("a successor was opened");
    }
    Commit answer = commits.get();
    if (answer != Commit.UNKNOWN_AND_UNDONE) {
      broker.commit(transaction);
    }
    switch (answer) {
      case ANSWERED -> {}
      case UNKNOWN_AND_DONE -> {
        coverage.met(Fault.PUBLISH_UNKNOWN_AND_DONE);
        throw new TimeoutException("no answer");
      }
      case UNKNOWN_AND_UNDONE -> {
        coverage.met(Fault.PUBLISH_UNKNOWN_AND_UNDONE);
        throw new TimeoutException("no answer");
      }
    }
    steps.at(Step.PUBLISHED);
  }

  void close(Duration timeout) {
    transaction.clear();
  }
}
