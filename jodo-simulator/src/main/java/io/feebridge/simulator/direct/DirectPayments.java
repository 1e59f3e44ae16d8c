package io.feebridge.simulator.direct;

import io.feebridge.simulator.registry.Registry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All offline payments. */
public final class DirectPayments extends Registry<DirectPayment> {

  private final Map<String, String> byTransaction = new HashMap<>();

  public DirectPayments() {
    super(DirectPayment::id);
  }

  @Override
  public DirectPayment put(DirectPayment payment) {
    byTransaction.put(key(payment.studentId(), payment.transactionId()), payment.id());
    return super.put(payment);
  }

  public Optional<DirectPayment> byTransaction(String studentId, String transactionId) {
    return Optional.ofNullable(byTransaction.get(key(studentId, transactionId)))
        .flatMap(this::find);
  }

  public List<DirectPayment> of(String studentId) {
    return all().stream().filter(p -> p.studentId().equals(studentId)).toList();
  }

  private static String key(String studentId, String transactionId) {
    return studentId + "|" + transactionId;
  }
}
