package io.feebridge.ledger.simulation.clockwork;

/** Every place where a process calls out, so that it can fail, sleep or die there. */
public enum Step {
  LOGS(With.KAFKA),
  CLAIM(With.DATABASE),
  CLAIMED(With.DATABASE),
  POLL(With.KAFKA),
  POLLED(With.NOBODY),
  BEGIN(With.DATABASE),
  SET_ASIDE(With.DATABASE),
  ASK_GENERATION(With.DATABASE),
  KEEP(With.DATABASE),
  ASK_CLOSED_DAYS(With.DATABASE),
  OPEN(With.DATABASE),
  READ_PAYMENTS(With.DATABASE),
  READ_FACTS(With.DATABASE),
  READ_JOURNAL(With.DATABASE),
  UPDATE(With.DATABASE),
  POST(With.DATABASE),
  ADD_TO_OUTBOX(With.DATABASE),
  BALANCE(With.DATABASE),
  ADVANCE(With.DATABASE),
  COMMIT(With.DATABASE),
  COMMITTED(With.NOBODY),
  ACKNOWLEDGE(With.NOBODY),
  TAKE_LEASE(With.DATABASE),
  LEASED(With.DATABASE),
  OPEN_PUBLISHER(With.KAFKA),
  READ_OUTBOX(With.DATABASE),
  SEND(With.NOBODY),
  PUBLISH(With.KAFKA),
  PUBLISHED(With.NOBODY),
  MARK(With.DATABASE),
  MARKED(With.DATABASE),
  REPUBLISH(With.DATABASE),
  READ_CHUNK(With.DATABASE),
  SAVE_STANDING(With.DATABASE);

  /** Whom the step needs. */
  public enum With {
    DATABASE,
    KAFKA,
    NOBODY
  }

  private final With with;

  Step(With with) {
    this.with = with;
  }

  public With with() {
    return with;
  }
}
