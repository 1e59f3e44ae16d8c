package io.feebridge.ingress.collector;

/** Which of Jodo's installations a collector's subscriptions are in. */
public enum Environment {
  UAT(10),
  PRODUCTION(100);

  private final int failuresAllowed;

  Environment(int failuresAllowed) {
    this.failuresAllowed = failuresAllowed;
  }

  /**
   * Failures in a row after which Jodo switches a subscription off (Jodo, webhooks, reliability).
   */
  public int failuresAllowed() {
    return failuresAllowed;
  }
}
