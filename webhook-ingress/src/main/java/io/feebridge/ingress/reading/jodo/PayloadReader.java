package io.feebridge.ingress.reading.jodo;

import io.feebridge.ingress.reading.Payment;
import io.feebridge.ingress.reading.Payment.Subscription;
import io.feebridge.ingress.reading.Student;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/** Reads the payload of a payment event; its members may stand in any order. */
final class PayloadReader {

  private final JsonParser parser;
  private final Fields fields;

  private @Nullable String jodoStudentId;
  private @Nullable StudentReader student;
  private @Nullable PaymentReader payment;
  private @Nullable Subscription subscription;

  PayloadReader(JsonParser parser, Fields fields) {
    this.parser = parser;
    this.fields = fields;
  }

  void read() {
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      parser.nextToken();
      switch (name) {
        case "jodo_student_id" -> jodoStudentId = fields.text();
        case "student" -> {
          if (fields.isObject()) {
            student = new StudentReader(parser, fields);
            student.read();
          }
        }
        case "payment" -> {
          if (fields.isObject()) {
            payment = new PaymentReader(parser, fields);
            payment.read();
          }
        }
        case "subscription" -> {
          if (fields.isObject()) {
            subscription = subscription();
          }
        }
        default -> parser.skipChildren();
      }
    }
  }

  @Nullable Student student() {
    if (student != null) {
      return student.student(jodoStudentId);
    }
    return jodoStudentId == null
        ? null
        : new Student(jodoStudentId, null, null, null, null, null, null, null);
  }

  @Nullable Payment payment() {
    return payment == null ? null : payment.payment(subscription);
  }

  private Subscription subscription() {
    String id = null;
    String status = null;
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      parser.nextToken();
      switch (name) {
        case "id" -> id = fields.text();
        case "status" -> status = fields.text();
        default -> parser.skipChildren();
      }
    }
    return new Subscription(id, status);
  }
}
