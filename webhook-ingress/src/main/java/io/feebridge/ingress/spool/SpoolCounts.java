package io.feebridge.ingress.spool;

/** Counts what goes into the spool and what leaves it. Each is called after the disk has it. */
public interface SpoolCounts {

  /** A delivery was kept. */
  void kept(SpoolCause cause);

  /** A delivery was not kept, because of {@link SpoolOutcome#NO_ROOM} or a failure. */
  void notKept(SpoolOutcome why);

  /** That many were published and removed. */
  void drained(int deliveries);

  /** That many attempts to publish out of the spool were not acknowledged; they go on waiting. */
  void notDrained(int deliveries);

  /** One more is set aside than before, because of that. */
  void setAside(SetAside.Reason reason);

  /** A person decided so. */
  void decided(Decision.Verb verb);
}
