package io.feebridge.ingress.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** A body of each event from Jodo's field tables, in each kind of {@link Drift}. */
public final class SyntheticBodies {

  private final Drift drift;

  private SyntheticBodies(Drift drift) {
    this.drift = drift;
  }

  public static byte[] of(String event, Drift drift) {
    return new SyntheticBodies(drift).body(event).getBytes(UTF_8);
  }

  private String body(String event) {
    return object(
        field("event_id", text("evt-" + event)),
        field("event", text(event)),
        field("timestamp", count("1692011900")),
        field("version", text("1.0")),
        field("payload", payload(event)));
  }

  private String payload(String event) {
    String family = event.substring(0, event.lastIndexOf('.'));
    return switch (family) {
      case "masterdata.student" -> object(studentId(), student(true, true, false));
      case "direct.payment" -> object(manual(), student(true, false, false), studentId());
      case "flex.subscription" -> plan(event.endsWith("setup") || event.endsWith("updated"));
      case "flex.mandate" ->
          object(studentId(), student(true, true, true), subscription(), mandate());
      case "flex.instalment" ->
          object(studentId(), student(true, false, false), subscription(), payment(event));
      case "flex.downpayment", "pay.payment" ->
          object(payment(event), student(true, false, false), studentId());
      case "order.payment", "page.payment", "payment_link.payment" ->
          object(field("order_id", text("order_12345")), order(event));
      case "cred.emi" -> object(studentId(), student(true, true, true), application(), emi());
      case "cred.loan" -> loan(event);
      default -> throw new AssertionError(event);
    };
  }

  private String plan(boolean schedule) {
    String student = student(true, false, true);
    return schedule
        ? object(studentId(), student, subscription(), schedule())
        : object(studentId(), student, subscription());
  }

  private String loan(String event) {
    String student = student(false, false, false);
    return switch (event) {
      case "cred.loan.disbursed" -> object(studentId(), application(), student, disbursement());
      case "cred.loan.agreement_signed" ->
          object(studentId(), student, application(), disbursements());
      default -> object(studentId(), student, application());
    };
  }

  private String studentId() {
    return field("jodo_student_id", id("7268"));
  }

  private String student(boolean contact, boolean notes, boolean fullname) {
    List<String> fields = new ArrayList<>();
    fields.add(field("identifier", text("JODO/TEST/005")));
    fields.add(field("custom_identifier", nullable(text("cust_1234"))));
    fields.add(field("collector_code", nullable(text("81c6b473c138"))));
    fields.add(field("grade", grade(true)));
    fields.add(years());
    if (contact) {
      fields.add(field("primary_contact_number", text("9876543210")));
      fields.add(field("primary_contact_email", text("parent@example.com")));
    }
    if (fullname) {
      fields.add(field("fullname", text("Jodo Test Student")));
    }
    if (notes) {
      fields.add(field("notes", notes(false)));
    }
    return field("student", object(fields.toArray(String[]::new)));
  }

  private String manual() {
    return field(
        "payment",
        object(
            field("id", text("direct_3257")),
            field("amount", money("5000.0")),
            field("mode", word("cash")),
            field("transaction_id", text("tra_1234_Rarome1")),
            field("settlement_utr", text("settl_1234_Rarome1")),
            field("notes", notes(true)),
            field("paid_at", text("2022-01-29T10:05:45Z")),
            field("details", array(line("fee_component", false), line("fee_component", false)))));
  }

  private String payment(String event) {
    boolean settled = event.endsWith("settled");
    return field(
        "payment",
        object(
            field("id", id("1235")),
            field("amount", money("11000.0")),
            field("reference_id", nullable(text("ref_1235"))),
            field("product", word("flex")),
            field("mode", word("NACH")),
            field("paid_at", nullable(text("2022-09-15T10:05:45Z"))),
            field(
                "details", array(line("fee_component", settled), line("fee_component", settled)))));
  }

  private String emi() {
    return field(
        "payment",
        object(
            field("id", text("emi_1_2")),
            field("due_date", text("2022-09-15")),
            field("paid_at", text("2022-09-15T10:05:45Z")),
            field("amount", money("4500.5"))));
  }

  private String order(String event) {
    boolean settled = event.endsWith("settled");
    List<String> fields = new ArrayList<>();
    fields.add(field("name", text("Customer name")));
    fields.add(field("phone", text("9876543210")));
    fields.add(field("identifier", text("any_ref_id")));
    fields.add(field("email", text("you@example.com")));
    if (event.startsWith("payment_link")) {
      fields.add(field("student_name", text("Student Name")));
      fields.add(field("custom_identifier", text("cust_1234")));
      fields.add(field("grade", grade(false)));
      fields.add(field("new_admission", flag("false")));
      fields.add(field("date_of_birth", text("2000-01-01")));
      fields.add(years());
    }
    fields.add(field("transaction_id", nullable(text("trans_568aaf1f9a65"))));
    fields.add(field("paid_at", nullable(text("2022-03-01T10:05:45Z"))));
    fields.add(field("status", word("paid")));
    fields.add(field("details", array(line("component_type", settled))));
    fields.add(field("notes", notes(false)));
    return field("order", object(fields.toArray(String[]::new)));
  }

  private String subscription() {
    return field("subscription", object(field("id", id("88001")), field("status", word("active"))));
  }

  private String mandate() {
    return field(
        "mandate",
        object(
            field("id", id("1921")),
            field("status", word("cancelled")),
            field("npci_category_code", nullable(text("customer_revoked"))),
            field("end_date", text("2026-03-31"))));
  }

  private String schedule() {
    String instalment =
        object(
            field("due_date", text("2022-09-15")),
            field("amount", money("11000")),
            field("details", array(line("fee_component", false), line("fee_component", false))));
    return field("payment_schedule", array(instalment, instalment));
  }

  private String application() {
    return field(
        "application",
        object(
            field("id", id("1235")),
            field("status", word("agreement_signed")),
            field("amount", money("100000.0")),
            field("agreement_signed_at", nullable(text("2022-01-29T10:05:45Z")))));
  }

  private String disbursement() {
    return field(
        "disbursement",
        object(
            field("id", id("501")),
            field("date", text("2022-02-01")),
            field("disbursed_amount", money("60000.0"))));
  }

  private String disbursements() {
    String tranche =
        object(
            field("id", id("501")),
            field("date", text("2022-02-01")),
            field("amount", money("60000.0")),
            field("is_disbursed", flag("false")));
    return field("disbursements", array(tranche, tranche));
  }

  private String line(String key, boolean settled) {
    String other = key.equals("fee_component") ? "component_type" : "fee_component";
    String component = field(drift == Drift.OTHER_LINE_KEY ? other : key, text("Admission Fee"));
    String amount = field("amount", money("2500.50"));
    return settled
        ? object(
            component,
            amount,
            field("settlement_utr", text("settl_1234")),
            field("settled_at", text("2022-03-02T10:05:45Z")))
        : object(component, amount);
  }

  private String grade(boolean object) {
    boolean asObject = object != (drift == Drift.GRADE_OF_THE_OTHER_KIND);
    return asObject
        ? object(field("code", text("fdb97be4")), field("name", text("Class I")))
        : text("grade_5944");
  }

  private String notes(boolean asText) {
    if (drift == Drift.NOTES_NULL) {
      return "null";
    }
    return asText != (drift == Drift.NOTES_OF_THE_OTHER_KIND)
        ? text("advance payment")
        : array(object(field("key", text("erp_reference_id")), field("value", text("REF123"))));
  }

  private String years() {
    return field("academic_year_start", count("2022"))
        + ","
        + field("academic_year_end", count("2023"));
  }

  private String money(String written) {
    return switch (drift) {
      case AMOUNTS_AS_TEXT -> text(written);
      case AMOUNTS_AS_INTEGERS -> "3000";
      case AMOUNTS_WITH_EXPONENT -> "1.25e4";
      default -> written;
    };
  }

  private String id(String digits) {
    return drift == Drift.IDS_AS_NUMBERS ? digits : text("id_" + digits);
  }

  private String word(String known) {
    return text(drift == Drift.WORDS_NOBODY_KNOWS ? "Never_Seen " + known : known);
  }

  private String count(String digits) {
    return drift == Drift.YEARS_FLAGS_AND_TIME_AS_TEXT ? text(digits) : digits;
  }

  private String flag(String word) {
    return drift == Drift.YEARS_FLAGS_AND_TIME_AS_TEXT ? text(word) : word;
  }

  private String nullable(String json) {
    return drift == Drift.NOTHING_IN_NULLABLE_FIELDS ? "null" : json;
  }

  private static String text(String value) {
    return '"' + value + '"';
  }

  private static String field(String name, String json) {
    return '"' + name + "\": " + json;
  }

  private String object(String... fields) {
    List<String> all = new ArrayList<>(List.of(fields));
    if (drift == Drift.FIELDS_NOBODY_KNOWS) {
      all.add(
          0, "\"unknown_object\": {\"amount\": \"x\", \"list\": [{\"id\": 1}], \"none\": null}");
      all.add("\"unknown_text\": \"text\"");
    }
    if (drift == Drift.KEYS_BACKWARDS) {
      Collections.reverse(all);
    }
    return "{" + String.join(", ", all) + "}";
  }

  private static String array(String... entries) {
    return Stream.of(entries).toList().toString();
  }
}
