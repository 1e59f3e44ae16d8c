package io.feebridge.systemtests.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes bodies in the shape of Jodo's examples; what is not told is left out. */
final class Body {

  /** One fee component; the amount as it stands in the JSON text, quotes and all. */
  record Line(String component, String amount, @Nullable String utr) {}

  private final String event;
  private final String eventId;
  private final long epochSeconds;
  private final String student;
  private final @Nullable String payment;
  private String total = "0";
  private String mode = "PG";
  private @Nullable String utr;
  private List<Line> lines = List.of();

  Body(String event, String eventId, long epochSeconds, String student, @Nullable String payment) {
    this.event = event;
    this.eventId = eventId;
    this.epochSeconds = epochSeconds;
    this.student = student;
    this.payment = payment;
  }

  Body total(String amount) {
    total = amount;
    return this;
  }

  Body lines(List<Line> told) {
    lines = told;
    return this;
  }

  Body manual(String by, @Nullable String reference) {
    mode = by;
    utr = reference;
    return this;
  }

  String text() {
    List<String> details = new ArrayList<>();
    for (Line line : lines) {
      String settled =
          line.utr() == null
              ? ""
              : ", \"settlement_utr\": \"%s\", \"settled_at\": \"2022-01-31T10:05:45Z\""
                  .formatted(line.utr());
      details.add(
          "{\"fee_component\": \"%s\", \"amount\": %s%s}"
              .formatted(line.component(), line.amount(), settled));
    }
    String id = payment == null ? "" : "\"id\": \"" + payment + "\", ";
    String reference = utr == null ? "" : "\"settlement_utr\": \"" + utr + "\", ";
    return String.format(
        Locale.ROOT,
        """
        {"event": "%s", "event_id": "%s", "version": "1.0", "timestamp": %d,
         "payload": {
          "jodo_student_id": "%s",
          "student": {"identifier": "%s", "collector_code": null, "academic_year_start": 2022,
           "primary_contact_number": "9876543210", "primary_contact_email": "payer@example.com"},
          "payment": {%s"amount": %s, "product": "flex", "mode": "%s", %s"paid_at": "2022-01-29T10:05:45Z",
           "details": [%s]}}}
        """,
        event,
        eventId,
        epochSeconds,
        student,
        student,
        id,
        total,
        mode,
        reference,
        String.join(", ", details));
  }
}
