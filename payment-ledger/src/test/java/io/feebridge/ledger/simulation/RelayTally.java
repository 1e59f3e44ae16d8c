package io.feebridge.ledger.simulation;

import io.feebridge.ledger.simulation.clockwork.Violation;
import io.feebridge.messaging.outbox.relay.Lag;
import io.feebridge.messaging.outbox.relay.RefusedMessage;
import io.feebridge.messaging.outbox.relay.RelayEvents;
import java.time.Instant;
import java.util.List;

/** Counts what one relay tells of itself: every message taken must come to one end. */
final class RelayTally implements RelayEvents {

  private int taken;
  private int ended;

  /** To be asked between two turns. */
  void check() {
    if (taken != ended) {
      throw new Violation(taken + " messages were taken and " + ended + " came to an end");
    }
  }

  @Override
  public void taken(int messages) {
    taken += messages;
  }

  @Override
  public void published(int messages) {
    ended += messages;
  }

  @Override
  public void refused(List<RefusedMessage> messages) {}

  @Override
  public void returned(int messages) {
    ended += messages;
  }

  @Override
  public void fenced() {}

  @Override
  public void stalled(Instant since) {}

  @Override
  public void flowing() {}

  @Override
  public void measured(Lag lag) {}

  @Override
  public void deleted(int messages) {}

  @Override
  public void neglected() {}
}
