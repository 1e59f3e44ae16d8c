package io.feebridge.simulator.body.jodo;

import io.feebridge.simulator.order.Order;
import io.feebridge.simulator.order.OrderRequest;
import java.util.Locale;

/** What the families without a student tell of an order. */
enum OrderForm {
  /** The payer alone, and no transaction id though the API has one. */
  ORDER(false) {
    @Override
    void writeMiddle(BodyWriter out, Order order) {
      out.time("paid_at", order.paidAt());
    }
  },
  ORDER_SETTLED(true) {
    @Override
    void writeMiddle(BodyWriter out, Order order) {
      out.time("paid_at", order.paidAt());
    }
  },
  /** Nobody outside Jodo has seen it: the shape of an order, with the transaction. */
  PAGE(false) {
    @Override
    void writeMiddle(BodyWriter out, Order order) {
      transaction(out, order);
    }
  },
  PAGE_SETTLED(true) {
    @Override
    void writeMiddle(BodyWriter out, Order order) {
      transaction(out, order);
    }
  },
  /** All that was given when it was made; the grade is a code here. */
  LINK(false) {
    @Override
    void writeMiddle(BodyWriter out, Order order) {
      given(out, order.request());
      transaction(out, order);
    }
  },
  LINK_SETTLED(true) {
    @Override
    void writeMiddle(BodyWriter out, Order order) {
      given(out, order.request());
      transaction(out, order);
    }
  };

  private final boolean settlement;

  OrderForm(boolean settlement) {
    this.settlement = settlement;
  }

  abstract void writeMiddle(BodyWriter out, Order order);

  void write(BodyWriter out, Order order) {
    OrderRequest request = order.request();
    out.text("name", request.name());
    out.text("phone", request.phone());
    out.text("identifier", request.identifier());
    out.text("email", request.email());
    writeMiddle(out, order);
    out.status(order.status().name().toLowerCase(Locale.ROOT));
    out.lines(settlement ? LineForm.order().settled() : LineForm.order(), order.lines());
    out.notes(request.notes());
  }

  /** Both are null, not absent, when the link expired unpaid. */
  private static void transaction(BodyWriter out, Order order) {
    out.text("transaction_id", order.transactionId());
    out.time("paid_at", order.paidAt());
  }

  private static void given(BodyWriter out, OrderRequest order) {
    out.textIfGiven("student_name", order.studentName());
    out.textIfGiven("custom_identifier", order.customIdentifier());
    out.textIfGiven("grade", order.grade());
    out.flagIfGiven("new_admission", order.newAdmission());
    out.textIfGiven("date_of_birth", order.dateOfBirth());
    out.numberIfGiven("academic_year_start", order.yearStart());
    out.numberIfGiven("academic_year_end", order.yearEnd());
  }
}
