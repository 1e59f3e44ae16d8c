package io.feebridge.ingress.publishing.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which field of a body stands in which field of which record: the documented ones, all of them.
 */
final class FieldTable {

  /** What stays in the evidence has no field: contact data, but for those of jodo.students.v1. */
  static final String IN_THE_EVIDENCE = "-";

  private static final String TABLE =
      """
      *        /event_id                                event_id
      *        /event                                   event
      *        /version                                 version
      *        /timestamp                               occurred_at
      *        /payload/jodo_student_id                 student.jodo_student_id
      *        /payload/student/identifier              student.identifier
      *        /payload/student/custom_identifier       student.custom_identifier
      *        /payload/student/collector_code          student.collector_code
      *        /payload/student/grade                   student.grade_code
      *        /payload/student/grade/code              student.grade_code
      *        /payload/student/grade/name              student.grade_name
      *        /payload/student/academic_year_start     student.academic_year_start
      *        /payload/student/academic_year_end       student.academic_year_end
      *        /payload/student/fullname                student.fullname
      *        /payload/student/notes                   student.notes.0.value
      *        /payload/student/notes/#/key             student.notes.#.key
      *        /payload/student/notes/#/value           student.notes.#.value
      students /payload/student/primary_contact_number  primary_contact_number
      students /payload/student/primary_contact_email   primary_contact_email
      *        /payload/student/primary_contact_number  -
      *        /payload/student/primary_contact_email   -
      payments /payload/payment/id                      payment.id
      payments /payload/payment/amount                  payment.amount
      payments /payload/payment/product                 payment.product
      payments /payload/payment/mode                    payment.mode
      payments /payload/payment/paid_at                 payment.paid_at
      payments /payload/payment/due_date                payment.due_date
      payments /payload/payment/reference_id            payment.reference_id
      payments /payload/payment/transaction_id          payment.transaction_id
      payments /payload/payment/settlement_utr          payment.settlement_utr
      payments /payload/payment/notes                   payment.notes.0.value
      payments /payload/payment/notes/#/key             payment.notes.#.key
      payments /payload/payment/notes/#/value           payment.notes.#.value
      payments /payload/payment/details/#/fee_component     payment.lines.#.component
      payments /payload/payment/details/#/component_type    payment.lines.#.component
      payments /payload/payment/details/#/amount            payment.lines.#.amount
      payments /payload/payment/details/#/settlement_utr    payment.lines.#.settlement_utr
      payments /payload/payment/details/#/settled_at        payment.lines.#.settled_at
      payments /payload/subscription/id                 payment.subscription_id
      payments /payload/subscription/status             payment.subscription_status
      payments /payload/order_id                        order.id
      payments /payload/order/name                      order.name
      payments /payload/order/phone                     -
      payments /payload/order/email                     -
      payments /payload/order/identifier                order.identifier
      payments /payload/order/status                    order.status
      payments /payload/order/transaction_id            order.transaction_id
      payments /payload/order/paid_at                   order.paid_at
      payments /payload/order/student_name              order.student_name
      payments /payload/order/custom_identifier         order.custom_identifier
      payments /payload/order/grade                     order.grade_code
      payments /payload/order/grade/code                order.grade_code
      payments /payload/order/grade/name                order.grade_name
      payments /payload/order/new_admission             order.new_admission
      payments /payload/order/date_of_birth             order.date_of_birth
      payments /payload/order/academic_year_start       order.academic_year_start
      payments /payload/order/academic_year_end         order.academic_year_end
      payments /payload/order/notes                     order.notes.0.value
      payments /payload/order/notes/#/key               order.notes.#.key
      payments /payload/order/notes/#/value             order.notes.#.value
      payments /payload/order/details/#/fee_component   order.lines.#.component
      payments /payload/order/details/#/component_type  order.lines.#.component
      payments /payload/order/details/#/amount          order.lines.#.amount
      payments /payload/order/details/#/settlement_utr  order.lines.#.settlement_utr
      payments /payload/order/details/#/settled_at      order.lines.#.settled_at
      *        /payload/application/id                  application.id
      *        /payload/application/status              application.status
      *        /payload/application/amount              application.amount
      *        /payload/application/agreement_signed_at application.agreement_signed_at
      payments /payload/disbursement/id                 disbursement.id
      payments /payload/disbursement/date               disbursement.date
      payments /payload/disbursement/disbursed_amount   disbursement.disbursed_amount
      loans    /payload/disbursements/#/id              disbursements.#.id
      loans    /payload/disbursements/#/date            disbursements.#.date
      loans    /payload/disbursements/#/amount          disbursements.#.amount
      loans    /payload/disbursements/#/is_disbursed    disbursements.#.is_disbursed
      plans    /payload/subscription/id                 subscription.id
      plans    /payload/subscription/status             subscription.status
      plans    /payload/mandate/id                      mandate.id
      plans    /payload/mandate/status                  mandate.status
      plans    /payload/mandate/npci_category_code      mandate.npci_category_code
      plans    /payload/mandate/end_date                mandate.end_date
      plans    /payload/payment_schedule/#/due_date     payment_schedule.#.due_date
      plans    /payload/payment_schedule/#/amount       payment_schedule.#.amount
      plans    /payload/payment_schedule/#/details/#/fee_component  payment_schedule.#.lines.#.component
      plans    /payload/payment_schedule/#/details/#/component_type payment_schedule.#.lines.#.component
      plans    /payload/payment_schedule/#/details/#/amount         payment_schedule.#.lines.#.amount
      """;

  /**
   * One line.
   *
   * @param topic the word between {@code jodo.} and {@code .v1}; {@code *} for any
   */
  record Row(String topic, String pointer, String path) {

    private boolean concerns(String title, String shape) {
      return pointer.equals(shape) && (topic.equals("*") || title.equals("jodo." + topic + ".v1"));
    }
  }

  static final List<Row> ROWS =
      TABLE.lines().map(l -> l.split(" +")).map(w -> new Row(w[0], w[1], w[2])).toList();

  private static final Pattern INDEX = Pattern.compile("/(\\d+)(?=/|$)");

  private FieldTable() {}

  /** The line for a field of a body on that topic: the first that fits. */
  static Row row(String topic, String pointer) {
    String shape = INDEX.matcher(pointer).replaceAll("/#");
    return ROWS.stream()
        .filter(row -> row.concerns(topic, shape))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no record has a field for " + pointer));
  }

  /** Where the field stands in the record, with the indices it has in the body. */
  static String path(Row row, String pointer) {
    List<String> indices = new ArrayList<>();
    Matcher matcher = INDEX.matcher(pointer);
    while (matcher.find()) {
      indices.add(matcher.group(1));
    }
    String path = row.path();
    for (String index : indices) {
      path = path.replaceFirst("#", index);
    }
    return path;
  }
}
