package io.feebridge.ingress.spool;

import java.util.ArrayList;
import java.util.List;

/** What was counted. */
public final class SpoolTally implements SpoolCounts {

  private final List<SpoolCause> kept = new ArrayList<>();
  private final List<SpoolOutcome> notKept = new ArrayList<>();
  private final List<SetAside.Reason> setAside = new ArrayList<>();
  private int drained;
  private int notDrained;

  public synchronized List<SpoolCause> kept() {
    return List.copyOf(kept);
  }

  public synchronized List<SpoolOutcome> notKept() {
    return List.copyOf(notKept);
  }

  public synchronized List<SetAside.Reason> setAside() {
    return List.copyOf(setAside);
  }

  public synchronized int drained() {
    return drained;
  }

  public synchronized int notDrained() {
    return notDrained;
  }

  @Override
  public synchronized void kept(SpoolCause cause) {
    kept.add(cause);
  }

  @Override
  public synchronized void notKept(SpoolOutcome why) {
    notKept.add(why);
  }

  @Override
  public synchronized void drained(int deliveries) {
    drained += deliveries;
  }

  @Override
  public synchronized void notDrained(int deliveries) {
    notDrained += deliveries;
  }

  @Override
  public synchronized void setAside(SetAside.Reason reason) {
    setAside.add(reason);
  }

  @Override
  public void decided(Decision.Verb verb) {
    throw new UnsupportedOperationException();
  }
}
