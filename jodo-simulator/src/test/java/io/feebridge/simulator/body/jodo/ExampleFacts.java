package io.feebridge.simulator.body.jodo;

import io.feebridge.simulator.direct.DirectPayment;
import io.feebridge.simulator.event.EventCode;
import io.feebridge.simulator.event.Subject;
import io.feebridge.simulator.event.Subject.Learner;
import io.feebridge.simulator.event.WorldEvent;
import io.feebridge.simulator.institute.Grade;
import io.feebridge.simulator.loan.Application;
import io.feebridge.simulator.loan.Disbursement;
import io.feebridge.simulator.loan.Emi;
import io.feebridge.simulator.money.Line;
import io.feebridge.simulator.money.Money;
import io.feebridge.simulator.order.Order;
import io.feebridge.simulator.order.OrderKind;
import io.feebridge.simulator.order.OrderRequest;
import io.feebridge.simulator.order.OrderStatus;
import io.feebridge.simulator.pay.Payment;
import io.feebridge.simulator.pay.PaymentKind;
import io.feebridge.simulator.pay.PaymentState;
import io.feebridge.simulator.plan.Instalment;
import io.feebridge.simulator.plan.Mandate;
import io.feebridge.simulator.plan.PlanLine;
import io.feebridge.simulator.plan.Subscription;
import io.feebridge.simulator.student.Note;
import io.feebridge.simulator.student.Profile;
import io.feebridge.simulator.student.Student;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the state an example tells, whatever the form, so that the body can be written again from
 * it. It knows nothing of the forms, so a form that is wrong shows as a difference.
 */
final class ExampleFacts {

  private static final LocalDate SOME_DAY = LocalDate.parse("2030-01-01");

  private ExampleFacts() {}

  static WorldEvent event(JsonNode body) {
    return new WorldEvent(
        given(body, "event_id"),
        EventCode.of(given(body, "event")).orElseThrow(),
        Instant.ofEpochSecond(body.path("timestamp").asLong()),
        "any",
        subject(given(body, "event"), body.path("payload")));
  }

  private static Subject subject(String event, JsonNode payload) {
    if (payload.has("order")) {
      return new Subject.OfOrder(order(given(payload, "order_id"), payload.path("order")));
    }
    Learner learner = learner(payload);
    return switch (event.substring(0, event.lastIndexOf('.'))) {
      case "masterdata.student" -> new Subject.OfStudent(learner);
      case "direct.payment" -> new Subject.OfDirect(learner, direct(payload.path("payment")));
      case "flex.subscription", "flex.mandate" ->
          new Subject.OfSubscription(learner, subscription(payload));
      case "flex.instalment", "flex.downpayment" ->
          new Subject.OfFlex(
              learner,
              subscription(payload),
              payment(
                  payload.path("payment"),
                  event.startsWith("flex.instalment")
                      ? PaymentKind.FLEX_INSTALMENT
                      : PaymentKind.FLEX_DOWNPAYMENT));
      case "pay.payment" ->
          new Subject.OfPay(learner, payment(payload.path("payment"), PaymentKind.PAY));
      case "cred.emi" ->
          new Subject.OfEmi(learner, application(payload), emi(payload.path("payment")));
      default ->
          payload.has("disbursement")
              ? new Subject.OfDisbursement(
                  learner,
                  application(payload),
                  tranche(payload.path("disbursement"), "disbursed_amount"))
              : new Subject.OfLoan(learner, application(payload));
    };
  }

  private static Learner learner(JsonNode payload) {
    JsonNode student = payload.path("student");
    JsonNode grade = student.path("grade");
    boolean swapped = payload.has("mandate");
    String code = given(grade, swapped ? "name" : "code");
    Profile profile =
        new Profile(
            Objects.requireNonNullElse(text(student, "collector_code"), ""),
            Objects.requireNonNullElse(text(student, "fullname"), "not told"),
            given(student, "identifier"),
            text(student, "custom_identifier"),
            code,
            false,
            student.path("academic_year_start").asInt(),
            student.path("academic_year_end").asInt(),
            SOME_DAY,
            "not told",
            Objects.requireNonNullElse(text(student, "primary_contact_number"), "not told"),
            Objects.requireNonNullElse(text(student, "primary_contact_email"), "not told"),
            null);
    return new Learner(
        new Student(
            digits(payload.path("jodo_student_id")),
            "user_1",
            profile,
            List.of(),
            notes(student.path("notes")),
            Student.State.ACTIVE,
            Instant.EPOCH),
        new Grade(code, given(grade, swapped ? "code" : "name"), "General"));
  }

  private static Subscription subscription(JsonNode payload) {
    JsonNode subscription = payload.path("subscription");
    List<Instalment> instalments = new ArrayList<>();
    for (JsonNode due : payload.path("payment_schedule")) {
      List<PlanLine> lines =
          lines(due).stream().map(l -> new PlanLine(l.component(), l.amount(), false)).toList();
      instalments.add(
          new Instalment(
              instalments.size() + 1,
              LocalDate.parse(given(due, "due_date")),
              lines,
              Instalment.State.SCHEDULED,
              null,
              0));
    }
    String status = Objects.requireNonNullElse(text(subscription, "status"), "active");
    return new Subscription(
        digits(subscription.path("id")),
        "1",
        "any",
        Subscription.State.valueOf(status.toUpperCase(Locale.ROOT)),
        mandate(payload.path("mandate")),
        instalments);
  }

  private static Mandate mandate(JsonNode mandate) {
    String status = Objects.requireNonNullElse(text(mandate, "status"), "active");
    String category = text(mandate, "npci_category_code");
    return new Mandate(
        Objects.requireNonNullElse(text(mandate, "id"), "mandate_1"),
        Mandate.State.valueOf(status.toUpperCase(Locale.ROOT)),
        Objects.requireNonNullElse(date(mandate, "end_date"), SOME_DAY),
        category == null ? null : Mandate.Category.valueOf(category.toUpperCase(Locale.ROOT)));
  }

  private static DirectPayment direct(JsonNode payment) {
    return new DirectPayment(
        given(payment, "id"),
        "1",
        "any",
        given(payment, "transaction_id"),
        lines(payment),
        Objects.requireNonNull(time(payment, "paid_at")),
        given(payment, "mode"),
        text(payment, "settlement_utr"),
        text(payment, "notes"),
        DirectPayment.Channel.DASHBOARD,
        false);
  }

  private static Payment payment(JsonNode payment, PaymentKind kind) {
    return new Payment(
        given(payment, "id"),
        kind,
        "any",
        "1",
        null,
        null,
        null,
        lines(payment),
        Objects.requireNonNullElse(text(payment, "mode"), "not told"),
        Objects.requireNonNullElse(text(payment, "reference_id"), "not told"),
        Instant.EPOCH,
        PaymentState.DEBITED,
        time(payment, "paid_at"));
  }

  private static Order order(String id, JsonNode order) {
    OrderRequest request =
        new OrderRequest(
            OrderKind.ORDER,
            "any",
            given(order, "name"),
            given(order, "phone"),
            given(order, "email"),
            text(order, "identifier"),
            text(order, "custom_identifier"),
            text(order, "student_name"),
            text(order, "grade"),
            text(order, "date_of_birth"),
            order.has("new_admission") ? order.path("new_admission").asBoolean() : null,
            year(order, "academic_year_start"),
            year(order, "academic_year_end"),
            lines(order),
            null,
            null,
            notes(order.path("notes")));
    return new Order(
        id,
        "token",
        request,
        Instant.EPOCH,
        lines(order),
        OrderStatus.valueOf(given(order, "status").toUpperCase(Locale.ROOT)),
        text(order, "transaction_id"),
        time(order, "paid_at"));
  }

  private static Application application(JsonNode payload) {
    JsonNode application = payload.path("application");
    List<Disbursement> tranches = new ArrayList<>();
    for (JsonNode tranche : payload.path("disbursements")) {
      tranches.add(tranche(tranche, "amount"));
    }
    JsonNode amount = application.path("amount");
    return new Application(
        digits(application.path("id")),
        "1",
        "any",
        Application.State.valueOf(given(application, "status").toUpperCase(Locale.ROOT)),
        amount.isMissingNode() ? null : rupees(amount),
        time(application, "agreement_signed_at"),
        tranches,
        List.of());
  }

  private static Disbursement tranche(JsonNode tranche, String amount) {
    return new Disbursement(
        tranche.path("id").asString(),
        LocalDate.parse(given(tranche, "date")),
        rupees(tranche.path(amount)),
        tranche.path("is_disbursed").asBoolean() ? Instant.EPOCH : null);
  }

  private static Emi emi(JsonNode payment) {
    return new Emi(
        given(payment, "id"),
        LocalDate.parse(given(payment, "due_date")),
        rupees(payment.path("amount")),
        time(payment, "paid_at"));
  }

  private static List<Line> lines(JsonNode owner) {
    List<Line> lines = new ArrayList<>();
    for (JsonNode line : owner.path("details")) {
      String component = text(line, "fee_component");
      lines.add(
          new Line(
              component == null ? given(line, "component_type") : component,
              rupees(line.path("amount")),
              text(line, "settlement_utr"),
              time(line, "settled_at")));
    }
    return lines;
  }

  private static List<Note> notes(JsonNode notes) {
    List<Note> read = new ArrayList<>();
    if (notes.isArray()) {
      for (JsonNode note : notes) {
        read.add(new Note(given(note, "key"), given(note, "value")));
      }
    }
    return read;
  }

  private static String digits(JsonNode id) {
    String digits = id.asString().replaceAll("\\D", "");
    return digits.isEmpty() ? "1" : digits;
  }

  private static Money rupees(JsonNode amount) {
    return Money.rupees(new BigDecimal(amount.asString()));
  }

  private static @Nullable String text(JsonNode owner, String name) {
    JsonNode value = owner.path(name);
    return value.isString() ? value.asString() : null;
  }

  private static String given(JsonNode owner, String name) {
    return Objects.requireNonNull(text(owner, name), name);
  }

  private static @Nullable Integer year(JsonNode owner, String name) {
    return owner.has(name) ? owner.path(name).asInt() : null;
  }

  private static @Nullable Instant time(JsonNode owner, String name) {
    String text = text(owner, name);
    return text == null ? null : Instant.parse(text);
  }

  private static @Nullable LocalDate date(JsonNode owner, String name) {
    String text = text(owner, name);
    return text == null ? null : LocalDate.parse(text);
  }
}
