package io.feebridge.ingress.publishing;

import java.util.concurrent.CompletionStage;

/** Where genuine deliveries become durable. */
@FunctionalInterface
public interface Publications {

  /**
   * Makes the publication durable. Returns at once and does not block the caller; the stage always
   * completes normally, within the deadline the implementation states.
   */
  CompletionStage<PublishOutcome> publish(Publication publication);
}
