package io.feebridge.ingress.publishing;

/** The topics this service writes. */
public enum Topic {
  PAYMENTS("jodo.payments.v1"),
  STUDENTS("jodo.students.v1"),
  PLANS("jodo.plans.v1"),
  LOANS("jodo.loans.v1"),
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
