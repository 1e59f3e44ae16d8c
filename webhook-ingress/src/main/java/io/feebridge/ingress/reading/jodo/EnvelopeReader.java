package io.feebridge.ingress.reading.jodo;

import io.feebridge.ingress.part.Application;
import io.feebridge.ingress.part.Disbursement;
import io.feebridge.ingress.part.Instalment;
import io.feebridge.ingress.part.Mandate;
import io.feebridge.ingress.part.Order;
import io.feebridge.ingress.part.Payment;
import io.feebridge.ingress.part.Student;
import io.feebridge.ingress.part.Subscription;
import io.feebridge.ingress.reading.JodoEvents;
import io.feebridge.ingress.reading.JodoEvents.Subject;
import io.feebridge.ingress.reading.LoanReport;
import io.feebridge.ingress.reading.PaymentReport;
import io.feebridge.ingress.reading.PlanReport;
import io.feebridge.ingress.reading.Reading;
import io.feebridge.ingress.reading.StudentReport;
import io.feebridge.ingress.reading.Unread;
import io.feebridge.ingress.reading.Unrecognised;
import io.feebridge.ingress.reading.Unrecognised.Why;
import io.feebridge.ingress.value.UnreadReason;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads the envelope, which is the same for all events, and the payload on the way. */
final class EnvelopeReader {

  private final Fields fields;
  private final JsonParser parser;

  private @Nullable String eventId;
  private @Nullable String event;
  private @Nullable String version;
  private @Nullable Instant occurredAt;
  private @Nullable PayloadReader payload;

  EnvelopeReader(JsonParser parser, Doubled doubled) {
    this.parser = parser;
    fields = new Fields(parser, doubled);
  }

  Reading read() {
    JsonToken first = parser.nextToken();
    if (first == null) {
      return new Unrecognised(null, null, Why.NOT_JSON);
    }
    if (first != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return unlessMoreFollows(new Unrecognised(null, null, Why.NOT_AN_ENVELOPE));
    }
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      parser.nextToken();
      field(name);
    }
    return unlessMoreFollows(reading());
  }

  private void field(String name) {
    switch (name) {
      case "event_id" -> eventId = fields.text();
      case "event" -> event = fields.text();
      case "version" -> version = fields.text();
      case "timestamp" -> occurredAt = fields.timestamp();
      case "payload" -> payload = payload();
      default -> parser.skipChildren();
    }
  }

  private @Nullable PayloadReader payload() {
    if (!fields.isObject()) {
      return null;
    }
    PayloadReader reader = new PayloadReader(parser, fields);
    reader.read();
    return reader;
  }

  private Reading reading() {
    if (event == null) {
      return new Unrecognised(eventId, null, Why.NOT_AN_ENVELOPE);
    }
    Subject subject = JodoEvents.subjectOf(event);
    if (subject == null) {
      return new Unrecognised(eventId, event, Why.UNKNOWN_EVENT);
    }
    if (payload == null) {
      return new Unrecognised(eventId, event, Why.UNPROJECTABLE);
    }
    return switch (subject) {
      case PAYMENT -> payment(event, payload);
      case STUDENT -> student(event, payload);
      case PLAN -> plan(event, payload);
      case LOAN -> loan(event, payload);
    };
  }

  private PaymentReport payment(String code, PayloadReader read) {
    Student student = read.student();
    Payment payment = read.payment();
    Subscription subscription = read.subscription();
    Order order = read.order();
    Application application = read.application();
    Disbursement disbursement = read.disbursement();
    noteWhenNothing(payment, order, application, disbursement);
    return new PaymentReport(
        eventId,
        code,
        version,
        occurredAt,
        student,
        payment == null && subscription != null ? Payment.NOTHING : payment,
        subscription,
        order,
        application,
        disbursement,
        fields.unread());
  }

  private StudentReport student(String code, PayloadReader read) {
    Student student = read.student();
    noteWhenNothing(student);
    return new StudentReport(
        eventId, code, version, occurredAt, student, read.contact(), fields.unread());
  }

  private PlanReport plan(String code, PayloadReader read) {
    Student student = read.student();
    Subscription subscription = read.subscription();
    Mandate mandate = read.mandate();
    List<Instalment> schedule = read.schedule();
    noteWhenNothing(subscription, mandate, anyOf(schedule));
    return new PlanReport(
        eventId,
        code,
        version,
        occurredAt,
        student,
        subscription,
        mandate,
        schedule,
        fields.unread());
  }

  private LoanReport loan(String code, PayloadReader read) {
    Student student = read.student();
    Application application = read.application();
    List<Disbursement> disbursements = read.disbursements();
    noteWhenNothing(application, anyOf(disbursements));
    return new LoanReport(
        eventId, code, version, occurredAt, student, application, disbursements, fields.unread());
  }

  private static <T> @Nullable T anyOf(List<T> entries) {
    return entries.isEmpty() ? null : entries.getFirst();
  }

  /** A report without its subject is no report that anybody could use: it must be seen. */
  private void noteWhenNothing(@Nullable Object... subjects) {
    if (Stream.of(subjects).allMatch(Objects::isNull)) {
      fields.note(Unread.PAYLOAD, null, UnreadReason.OTHER);
    }
  }

  private Reading unlessMoreFollows(Reading reading) {
    return parser.nextToken() == null ? reading : new Unrecognised(null, null, Why.NOT_JSON);
  }
}
