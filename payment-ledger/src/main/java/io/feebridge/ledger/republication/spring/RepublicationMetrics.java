package io.feebridge.ledger.republication.spring;

import io.feebridge.ledger.republication.Turn;
import io.feebridge.ledger.republication.Turn.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the republication counts, all names below {@code feebridge.ledger.republication.}:
 *
 * <ul>
 *   <li>{@code permille}: how much of all payments readers have been told of in the current
 *       generation, as this process saw it last; 1000 is all. Alert when below for an hour: a
 *       reader that starts now lacks the rest;
 *   <li>{@code payments.told}: payments told of again by this process;
 *   <li>{@code turns.failed}: turns that were undone, and are tried again.
 * </ul>
 */
public final class RepublicationMetrics {

  private static final String PREFIX = "feebridge.ledger.republication.";

  private final AtomicInteger permille = new AtomicInteger(1_000);
  private final Counter told;
  private final Counter failed;

  public RepublicationMetrics(MeterRegistry registry) {
    Gauge.builder(PREFIX + "permille", permille, AtomicInteger::get)
        .description("Payments told of in the current generation, per thousand")
        .strongReference(true)
        .register(registry);
    this.told =
        Counter.builder(PREFIX + "payments.told")
            .description("Payments told of again")
            .register(registry);
    this.failed =
        Counter.builder(PREFIX + "turns.failed").description("Turns undone").register(registry);
  }

  void took(Turn turn) {
    told.increment(turn.told());
    if (turn.outcome() != Outcome.TAKEN) {
      permille.set(turn.permille());
    }
  }

  void failed() {
    failed.increment();
  }
}
