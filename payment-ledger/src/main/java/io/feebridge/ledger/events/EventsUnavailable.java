package io.feebridge.ledger.events;

/** Kafka does not answer; nothing is known about the event. */
public final class EventsUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param cause the name of an exception class
   */
  public EventsUnavailable(String cause) {
    super(cause);
  }
}
