package io.feebridge.simulator.form.http;

import io.feebridge.simulator.money.Line;
import io.feebridge.simulator.order.OrderKind;
import io.feebridge.simulator.order.OrderRequest;
import io.feebridge.simulator.student.Note;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** An order or a link as a request tells it. */
public final class OrderForm {

  private OrderForm() {}

  /** Not yet in a branch. Links have {@code expires_at}, orders {@code callback_url}. */
  public static OrderRequest read(Form form, OrderKind kind) {
    boolean link = kind == OrderKind.LINK;
    return new OrderRequest(
        kind,
        "",
        form.text("name"),
        form.phone("phone"),
        form.email("email"),
        form.textIfGiven("identifier"),
        form.textIfGiven("custom_identifier"),
        form.textIfGiven("student_name"),
        form.textIfGiven("grade"),
        dateOfBirth(form),
        form.flagIfGiven("new_admission"),
        form.yearIfGiven("academic_year_start"),
        form.yearIfGiven("academic_year_end"),
        form.list("details", OrderForm::line),
        link ? null : form.urlIfGiven("callback_url"),
        link ? form.timeIfGiven("expires_at") : null,
        form.listIfGiven("notes", OrderForm::note));
  }

  private static @Nullable String dateOfBirth(Form form) {
    LocalDate date = form.dateIfGiven("date_of_birth");
    return date == null ? null : date.toString();
  }

  private static Line line(Form form) {
    return Line.of(form.text("component_type"), form.positiveAmount("amount"));
  }

  private static Note note(Form form) {
    String value = form.textIfGiven("value");
    return new Note(form.text("key"), value == null ? "" : value);
  }

  /** The same request, of the branch with that code. */
  public static OrderRequest inBranch(OrderRequest request, String collector) {
    return new OrderRequest(
        request.kind(),
        collector,
        request.name(),
        request.phone(),
        request.email(),
        request.identifier(),
        request.customIdentifier(),
        request.studentName(),
        request.grade(),
        request.dateOfBirth(),
        request.newAdmission(),
        request.yearStart(),
        request.yearEnd(),
        request.lines(),
        request.callbackUrl(),
        request.expiresAt(),
        request.notes());
  }
}
