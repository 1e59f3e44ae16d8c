package io.feebridge.simulator.truth;

import io.feebridge.simulator.money.Money;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a correct ledger must show at one instant, given that every event has reached it.
 *
 * <p>It is the world's money. A webhook that was dropped, refused or given up changes nothing here:
 * the ledger lacks that event until it learns of it otherwise, and the difference is the finding.
 */
public record Truth(
    Instant asOf,
    Totals totals,
    List<OfPayment> payments,
    List<OfComponent> components,
    List<OfUtr> utrs,
    List<OfStudent> students) {

  /**
   * The same sums, with the {@code limit} payments that occurred last, the newest first, and their
   * students alone.
   */
  public Truth withNewest(int limit) {
    Comparator<OfPayment> byTime =
        Comparator.comparing(
            OfPayment::occurredAt, Comparator.nullsFirst(Comparator.naturalOrder()));
    List<OfPayment> newest =
        payments.stream()
            .sorted(byTime.thenComparing(OfPayment::key).reversed())
            .limit(limit)
            .toList();
    Set<String> theirs =
        newest.stream()
            .map(OfPayment::studentId)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    return new Truth(
        asOf,
        totals,
        newest,
        components,
        utrs,
        students.stream().filter(s -> theirs.contains(s.studentId())).toList());
  }

  /** Sums over all payments. */
  public record Totals(int payments, Money collected, Money settled) {}

  /**
   * One payment.
   *
   * @param key {@code collector:family:id}, by which a ledger can be asked for it
   * @param family flex, pay, order, direct, loan or emi
   * @param state recorded, debited, partly_settled, settled, bounced, cancelled, disbursed or
   *     repaid
   * @param studentId null for orders
   * @param identifier the institute's own id as the webhook tells it
   * @param reported false when no webhook tells of it: recorded by API and not echoed
   */
  public record OfPayment(
      String key,
      String collector,
      String family,
      String id,
      String state,
      @Nullable String studentId,
      @Nullable String identifier,
      @Nullable Integer academicYear,
      @Nullable Instant occurredAt,
      boolean reported,
      Money collected,
      Money settled,
      List<OfLine> lines) {}

  /** A component's part of one payment. */
  public record OfLine(
      String component, Money collected, Money settled, List<Settlement> settlements) {}

  /** Money of one component under one UTR. */
  public record Settlement(String utr, Money amount, @Nullable Instant settledAt) {}

  /** All payments of one branch together, by component. */
  public record OfComponent(String collector, String component, Money collected, Money settled) {}

  /** All that one branch got under one UTR. */
  public record OfUtr(String collector, String utr, int payments, Money amount) {}

  /** All payments of one student together. */
  public record OfStudent(String studentId, String identifier, Money collected, Money settled) {}
}
