package io.feebridge.ingress.delivery;

import org.jspecify.annotations.Nullable;

/** Which trace a delivery belongs to. Only what is proved genuine gets one. */
public interface Traces {

  /**
   * Continues the trace that the request names in its one well-formed W3C {@code traceparent}; else
   * starts a new one. Never throws because of what the request says.
   */
  Trace begin(Delivery delivery);

  /** The part of a trace that happens here. */
  interface Trace {

    /** W3C {@code traceparent} for what follows; null when tracing is switched off. */
    @Nullable String traceparent();

    /** The delivery ended so. To be called once. */
    void end(DeliveryOutcome outcome);
  }
}
