package io.feebridge.simulator.api.http.endpoint;

import io.feebridge.simulator.api.http.message.Members;
import io.feebridge.simulator.institute.Grade;
import io.feebridge.simulator.money.Line;
import io.feebridge.simulator.order.Order;
import io.feebridge.simulator.order.OrderRequest;
import io.feebridge.simulator.student.Note;
import io.feebridge.simulator.world.World;
import java.util.Locale;
import java.util.Optional;

/** Orders and links as they are read. What was not given when they were made is absent. */
final class OrderMembers {

  private OrderMembers() {}

  /** The stream of the order's grade, which Get Pay Order tells. */
  static Optional<String> stream(World world, Order order) {
    String grade = order.request().grade();
    return grade == null
        ? Optional.empty()
        : world
            .institute()
            .branch(order.collector())
            .flatMap(branch -> branch.grade(grade))
            .map(Grade::stream);
  }

  /** {@code id}, not {@code order_id}; amounts as whole numbers where they are. */
  static Members ofOrder(Order order, Optional<String> stream) {
    return common(order, stream)
        .andList(
            "details",
            order.lines(),
            line ->
                settlement(
                    Members.of("component_type", line.component())
                        .andNumber("amount", line.amount()),
                    line))
        .andList("notes", order.request().notes(), OrderMembers::note);
  }

  /** As an order, with {@code expires_at} when it was given, and without the notes. */
  static Members ofLink(Order order, Optional<String> stream) {
    Members members =
        common(order, stream)
            .andList(
                "details",
                order.lines(),
                line ->
                    settlement(
                        Members.of("component_type", line.component())
                            .andDecimal("amount", line.amount()),
                        line));
    return order.request().expiresAt() == null
        ? members
        : members.andTime("expires_at", order.request().expiresAt());
  }

  private static Members common(Order order, Optional<String> stream) {
    OrderRequest request = order.request();
    return Members.of("id", order.id())
        .and("name", request.name())
        .and("phone", request.phone())
        .and("email", request.email())
        .andIfGiven("identifier", request.identifier())
        .andIfGiven("student_name", request.studentName())
        .andIfGiven("grade", request.grade())
        .andIfGiven("stream", stream.orElse(null))
        .andIfGiven("academic_year_start", request.yearStart())
        .andIfGiven("academic_year_end", request.yearEnd())
        .andIfGiven("new_admission", request.newAdmission())
        .andIfGiven("date_of_birth", request.dateOfBirth())
        .andIfGiven("custom_identifier", request.customIdentifier())
        .and("transaction_id", order.transactionId())
        .andTime("paid_at", order.paidAt())
        .and("status", order.status().name().toLowerCase(Locale.ROOT));
  }

  private static Members settlement(Members members, Line line) {
    return members.and("settlement_utr", line.utr()).andTime("settled_at", line.settledAt());
  }

  private static Members note(Note note) {
    return Members.of("key", note.key()).and("value", note.value());
  }
}
