package io.feebridge.simulator.order;

import io.feebridge.simulator.money.Line;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order, link or page payment: one id space.
 *
 * @param token the part of the hosted URL that nobody guesses
 * @param lines as asked for; with UTRs as they settle
 * @param transactionId of the payment that paid it; null while unpaid
 */
public record Order(
    String id,
    String token,
    OrderRequest request,
    Instant createdAt,
    List<Line> lines,
    OrderStatus status,
    @Nullable String transactionId,
    @Nullable Instant paidAt) {

  public OrderKind kind() {
    return request.kind();
  }

  public String collector() {
    return request.collector();
  }

  public Order paid(String transaction, Instant at) {
    return new Order(id, token, request, createdAt, lines, OrderStatus.PAID, transaction, at);
  }

  public Order withLines(List<Line> changed) {
    return new Order(id, token, request, createdAt, changed, status, transactionId, paidAt);
  }

  public Order withStatus(OrderStatus changed) {
    return new Order(id, token, request, createdAt, lines, changed, transactionId, paidAt);
  }
}
