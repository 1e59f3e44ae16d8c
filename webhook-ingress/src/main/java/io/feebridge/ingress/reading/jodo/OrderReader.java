package io.feebridge.ingress.reading.jodo;

import io.feebridge.ingress.part.Line;
import io.feebridge.ingress.part.Note;
import io.feebridge.ingress.part.Order;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/** Reads {@code order}. Phone and e-mail of the payer stay in the evidence. */
final class OrderReader {

  private final JsonParser parser;
  private final Fields fields;
  private final PayloadReader payload;

  private @Nullable String id;
  private @Nullable String name;
  private @Nullable String identifier;
  private @Nullable String status;
  private @Nullable String transactionId;
  private @Nullable Instant paidAt;
  private @Nullable String studentName;
  private @Nullable String customIdentifier;
  private @Nullable String collectorCode;
  private @Nullable Boolean newAdmission;
  private @Nullable LocalDate dateOfBirth;
  private @Nullable Integer academicYearStart;
  private @Nullable Integer academicYearEnd;
  private Fields.Grade grade = Fields.Grade.NONE;
  private List<Line> lines = List.of();
  private List<Note> notes = List.of();

  private OrderReader(JsonParser parser, Fields fields, PayloadReader payload) {
    this.parser = parser;
    this.fields = fields;
    this.payload = payload;
  }

  static Order read(JsonParser parser, Fields fields, PayloadReader payload) {
    OrderReader reader = new OrderReader(parser, fields, payload);
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      parser.nextToken();
      reader.member(name);
    }
    return reader.order();
  }

  private void member(String member) {
    switch (member) {
      case "id" -> id = fields.text();
      case "name" -> name = fields.text();
      case "identifier" -> identifier = fields.text();
      case "status" -> status = fields.text();
      case "transaction_id" -> transactionId = fields.text();
      case "paid_at" -> paidAt = fields.instant();
      case "details" -> lines = new ListReader(parser, fields).lines();
      case "notes" -> notes = new ListReader(parser, fields).notes();
      case "student_name" -> studentName = fields.text();
      case "custom_identifier" -> customIdentifier = fields.text();
      case "collector_code" -> collectorCode = fields.text();
      case "grade" -> grade = fields.grade();
      case "new_admission" -> newAdmission = fields.flag();
      case "date_of_birth" -> dateOfBirth = fields.day();
      case "academic_year_start" -> academicYearStart = fields.year();
      case "academic_year_end" -> academicYearEnd = fields.year();
      default -> payload.beside(member);
    }
  }

  private Order order() {
    return new Order(
        id,
        name,
        identifier,
        status,
        transactionId,
        paidAt,
        new Order.Pupil(
            studentName,
            customIdentifier,
            collectorCode,
            grade.code(),
            grade.name(),
            newAdmission,
            dateOfBirth,
            academicYearStart,
            academicYearEnd),
        lines,
        notes);
  }
}
