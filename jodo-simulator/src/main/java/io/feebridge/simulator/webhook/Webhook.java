package io.feebridge.simulator.webhook;

import io.feebridge.simulator.event.EventCode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A subscription: where one branch's event of one code is reported.
 *
 * @param failureMail addresses, separated by commas
 * @param failuresInARow since the last success
 */
public record Webhook(
    String id,
    String collector,
    EventCode event,
    String url,
    String failureMail,
    @Nullable String secretKey,
    @Nullable String headerKey,
    @Nullable String headerValue,
    State state,
    int failuresInARow,
    Instant createdAt) {

  /** FAILED: switched off by Jodo after too many failures. REMOVED: by the institute. */
  public enum State {
    ACTIVE,
    FAILED,
    REMOVED
  }

  public boolean isActive() {
    return state == State.ACTIVE;
  }

  public Webhook withSecrets(
      @Nullable String secret, @Nullable String header, @Nullable String value) {
    return new Webhook(
        id,
        collector,
        event,
        url,
        failureMail,
        secret,
        header,
        value,
        state,
        failuresInARow,
        createdAt);
  }

  public Webhook succeeded() {
    return failuresInARow == 0 ? this : with(state, 0);
  }

  /** One more failure; with {@code limit} of them it is switched off. */
  public Webhook failed(int limit) {
    int failures = failuresInARow + 1;
    return with(failures >= limit && isActive() ? State.FAILED : state, failures);
  }

  public Webhook removed() {
    return with(State.REMOVED, failuresInARow);
  }

  private Webhook with(State changed, int failures) {
    return new Webhook(
        id,
        collector,
        event,
        url,
        failureMail,
        secretKey,
        headerKey,
        headerValue,
        changed,
        failures,
        createdAt);
  }
}
