package io.feebridge.simulator.plan;

import io.feebridge.simulator.registry.Registry;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Proposed plans by student, set-ups under way, and subscriptions. */
public final class Plans {

  private final Registry<Plan> proposed = new Registry<>(Plan::studentId);
  private final Registry<SetUp> setUps = new Registry<>(SetUp::id);
  private final Registry<Subscription> subscriptions = new Registry<>(Subscription::id);
  private final Map<String, String> byStudent = new HashMap<>();

  /** By student id. */
  public Registry<Plan> proposed() {
    return proposed;
  }

  public Registry<SetUp> setUps() {
    return setUps;
  }

  public Registry<Subscription> subscriptions() {
    return subscriptions;
  }

  public Subscription put(Subscription subscription) {
    byStudent.put(subscription.studentId(), subscription.id());
    return subscriptions.put(subscription);
  }

  /** The student's latest subscription. */
  public Optional<Subscription> ofStudent(String studentId) {
    return Optional.ofNullable(byStudent.get(studentId)).flatMap(subscriptions::find);
  }
}
