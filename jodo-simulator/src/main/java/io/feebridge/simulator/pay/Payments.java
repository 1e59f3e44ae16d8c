package io.feebridge.simulator.pay;

import io.feebridge.simulator.registry.Registry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All payments that Jodo collects. */
public final class Payments extends Registry<Payment> {

  private final Map<String, List<String>> byOwner = new HashMap<>();

  public Payments() {
    super(Payment::id);
  }

  @Override
  public Payment put(Payment payment) {
    if (find(payment.id()).isEmpty()) {
      byOwner.computeIfAbsent(owner(payment), _ -> new ArrayList<>()).add(payment.id());
    }
    return super.put(payment);
  }

  /** Payments of a student, or of an order: the ids are of different forms. */
  public List<Payment> of(String studentOrOrderId) {
    return byOwner.getOrDefault(studentOrOrderId, List.of()).stream()
        .map(id -> find(id).orElseThrow())
        .toList();
  }

  private static String owner(Payment payment) {
    return payment.orderId() != null ? payment.orderId() : String.valueOf(payment.studentId());
  }
}
