package io.feebridge.simulator.body.jodo;

import io.feebridge.simulator.body.jodo.Shape.Part;
import io.feebridge.simulator.direct.DirectPayment;
import io.feebridge.simulator.loan.Application;
import io.feebridge.simulator.loan.Disbursement;
import io.feebridge.simulator.loan.Emi;
import io.feebridge.simulator.money.Line;
import io.feebridge.simulator.order.Order;
import io.feebridge.simulator.pay.Family;
import io.feebridge.simulator.pay.Payment;
import io.feebridge.simulator.plan.Instalment;
import io.feebridge.simulator.plan.Mandate;
import java.util.Locale;
import java.util.Objects;

/** The parts that payloads are made of, in the forms of their pages. */
final class Parts {

  /** How much of a loan's application is told. */
  enum Told {
    /** Id and status: no amount yet, or none any more. */
    STATUS,
    /** With the approved amount. */
    AMOUNT,
    /** With the amount and when the agreement was signed. */
    SIGNATURE
  }

  private Parts() {}

  static Part studentId(IdForm form) {
    return (out, facts) ->
        out.id("jodo_student_id", form, "student_", facts.learner().student().id());
  }

  static Part student(StudentForm form) {
    return (out, facts) -> form.write(out, facts.learner());
  }

  static Part subscription(IdForm form) {
    return (out, facts) ->
        out.object(
            "subscription",
            () -> {
              out.id("id", form, "sub_", facts.subscription().id());
              out.status(facts.subscription().state().word());
            });
  }

  /** What is still to be debited: neither what was paid nor what set-up takes at once. */
  static Part schedule() {
    LineForm line = LineForm.payment(AmountForm.NUMBER);
    return (out, facts) ->
        out.array(
            "payment_schedule",
            facts.subscription().instalments().stream()
                .filter(due -> due.state() != Instalment.State.PAID && !due.debitLines().isEmpty())
                .toList(),
            due -> instalment(out, line, due));
  }

  private static void instalment(BodyWriter out, LineForm line, Instalment instalment) {
    out.date("due_date", instalment.dueDate());
    out.amount("amount", AmountForm.NUMBER, Line.total(instalment.debitLines()));
    out.lines(line, instalment.debitLines());
  }

  static Part mandateCancelled() {
    return (out, facts) -> {
      Mandate mandate = facts.subscription().mandate();
      out.object(
          "mandate",
          () -> {
            out.text("id", mandate.id());
            out.status(word(mandate.state()));
            out.text(
                "npci_category_code",
                mandate.category() == null ? null : mandate.category().word());
          });
    };
  }

  static Part mandateExpired() {
    return (out, facts) -> {
      Mandate mandate = facts.subscription().mandate();
      out.object(
          "mandate",
          () -> {
            out.text("id", mandate.id());
            out.date("end_date", mandate.endDate());
            out.status(word(mandate.state()));
          });
    };
  }

  /** Offline money: the total a number, each line a text with two decimals. */
  static Part directPayment() {
    return (out, facts) -> {
      DirectPayment payment = facts.direct();
      out.object(
          "payment",
          () -> {
            out.text("id", payment.id());
            out.amount("amount", AmountForm.DECIMAL_NUMBER, payment.amount());
            out.text("mode", payment.mode());
            out.text("transaction_id", payment.transactionId());
            out.text("settlement_utr", payment.settlementUtr());
            out.freeNotes(payment.notes());
            out.time("paid_at", payment.paidAt());
            out.lines(LineForm.payment(AmountForm.DECIMAL_TEXT), payment.lines());
          });
    };
  }

  static Part instalmentPayment(LineForm lines) {
    return payment(AmountForm.NUMBER, true, true, lines);
  }

  /** No time, product or mode: nothing was paid. */
  static Part bouncedPayment() {
    return payment(AmountForm.NUMBER, true, false, LineForm.payment(AmountForm.NUMBER));
  }

  static Part studentPayment(AmountForm amount, LineForm lines) {
    return payment(amount, false, true, lines);
  }

  private static Part payment(
      AmountForm amount, boolean withReference, boolean isCollected, LineForm lines) {
    return (out, facts) -> {
      Payment payment = facts.payment();
      out.object(
          "payment",
          () -> {
            out.text("id", payment.id());
            out.amount("amount", amount, payment.amount());
            if (withReference) {
              out.text("reference_id", payment.referenceId());
            }
            if (isCollected) {
              collected(out, payment);
            }
            out.lines(lines, payment.lines());
          });
    };
  }

  /** The product is flex or pg, which List Products calls pay; of a mode the case varies. */
  private static void collected(BodyWriter out, Payment payment) {
    boolean flex = payment.family() == Family.FLEX;
    out.text("product", flex ? "flex" : out.drift().strays(3) ? "pay" : "pg");
    String mode = mode(payment);
    out.text("mode", out.drift().strays(3) ? otherCase(mode) : mode);
    out.time("paid_at", payment.paidAt());
  }

  /** What went through Jodo's gateway is told as PG, or pg, whatever the payer chose there. */
  private static String mode(Payment payment) {
    return switch (payment.kind()) {
      case FLEX_DOWNPAYMENT -> "PG";
      case PAY -> "pg";
      case FLEX_INSTALMENT, ORDER, LINK, PAGE -> payment.mode();
    };
  }

  private static String otherCase(String mode) {
    String upper = mode.toUpperCase(Locale.ROOT);
    return mode.equals(upper) ? mode.toLowerCase(Locale.ROOT) : upper;
  }

  static Part emiPayment() {
    return (out, facts) -> {
      Emi emi = facts.emi();
      out.object(
          "payment",
          () -> {
            out.text("id", emi.id());
            out.date("due_date", emi.dueDate());
            out.time("paid_at", emi.paidAt());
            out.amount("amount", AmountForm.DECIMAL_NUMBER, emi.amount());
          });
    };
  }

  static Part orderId() {
    return (out, facts) -> out.text("order_id", facts.order().id());
  }

  static Part order(OrderForm form) {
    return (out, facts) -> {
      Order order = facts.order();
      out.object("order", () -> form.write(out, order));
    };
  }

  static Part application(Told told) {
    return application(told, IdForm.NUMBER, AmountForm.DECIMAL_NUMBER);
  }

  static Part application(Told told, IdForm id, AmountForm amount) {
    return (out, facts) -> {
      Application loan = facts.application();
      out.object(
          "application",
          () -> {
            out.id("id", id, "", loan.id());
            out.status(loan.state().word());
            if (told != Told.STATUS) {
              out.amount("amount", amount, Objects.requireNonNull(loan.amount()));
            }
            if (told == Told.SIGNATURE) {
              out.time("agreement_signed_at", loan.agreementSignedAt());
            }
          });
    };
  }

  static Part disbursements() {
    return (out, facts) ->
        out.array(
            "disbursements",
            facts.application().disbursements(),
            tranche -> {
              out.number("id", Long.parseLong(tranche.id()));
              out.date("date", tranche.date());
              out.amount("amount", AmountForm.DECIMAL_NUMBER, tranche.amount());
              out.flag("is_disbursed", tranche.isDisbursed());
            });
  }

  static Part disbursement() {
    return (out, facts) -> {
      Disbursement tranche = facts.disbursement();
      out.object(
          "disbursement",
          () -> {
            out.number("id", Long.parseLong(tranche.id()));
            out.date("date", tranche.date());
            out.amount("disbursed_amount", AmountForm.DECIMAL_NUMBER, tranche.amount());
          });
    };
  }

  private static String word(Enum<?> state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
