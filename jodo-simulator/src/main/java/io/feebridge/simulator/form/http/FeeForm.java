package io.feebridge.simulator.form.http;

import io.feebridge.simulator.student.Fee;
import io.feebridge.simulator.student.Fee.Discount;

/** A fee component with its discounts, as Register Student and Update Fee take it. */
public final class FeeForm {

  private FeeForm() {}

  /** One component. */
  public static Fee read(Form form) {
    return new Fee(
        form.text("component_type"),
        form.amount("fee_amount"),
        form.listIfGiven("discounts", FeeForm::discount));
  }

  private static Discount discount(Form form) {
    return new Discount(form.text("discount_type"), form.amount("value"));
  }
}
