package io.feebridge.ledger.simulation.kafka;

import io.feebridge.ledger.simulation.clockwork.Coverage;
import io.feebridge.ledger.simulation.clockwork.Fault;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The broker's side of one {@code transactional.id}, and the topic that readers of committed
 * records see.
 */
public final class Broker {

  private final List<ProducerRecord<byte[], byte[]>> committed = new ArrayList<>();
  private final Coverage coverage;
  private int epoch;

  public Broker(Coverage coverage) {
    this.coverage = coverage;
  }

  /** Everything that was published, in order. */
  public List<ProducerRecord<byte[], byte[]>> committed() {
    return committed;
  }

  int nextEpoch() {
    epoch++;
    return epoch;
  }

  boolean isShutOut(int producerEpoch) {
    if (producerEpoch < epoch) {
      coverage.met(Fault.PUBLISHER_FENCED);
      return true;
    }
    return false;
  }

  void commit(List<ProducerRecord<byte[], byte[]>> transaction) {
    committed.addAll(transaction);
  }
}
