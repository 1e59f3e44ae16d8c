package io.feebridge.messaging.inbox.breaker;

/**
 * How a breaker stands.
 *
 * <pre>
 *   CLOSED ── too much is set aside ──▶ OPEN ── an operator ──▶ CLOSED or ALLOWING
 *   ALLOWING ── the allowance is spent, or an operator ──▶ CLOSED
 * </pre>
 */
public enum BreakerMode {
  /** Counts, and lets everything through. */
  CLOSED,
  /** Nothing is committed: batches are read again and again. */
  OPEN,
  /** Everything is let through and nothing counted, because a person said so. */
  ALLOWING
}
