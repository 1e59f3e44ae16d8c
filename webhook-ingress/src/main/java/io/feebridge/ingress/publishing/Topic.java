package io.feebridge.ingress.publishing;

/** The topics this service writes. Students, plans and loans get theirs with their records. */
public enum Topic {
  PAYMENTS("jodo.payments.v1"),
  UNRECOGNISED("jodo.unrecognised.v1");

  private final String title;

  Topic(String title) {
    this.title = title;
  }

  /** Name of the topic on Kafka. */
  public String title() {
    return title;
  }
}
