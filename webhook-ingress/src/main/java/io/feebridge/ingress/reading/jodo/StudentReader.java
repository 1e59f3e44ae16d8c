package io.feebridge.ingress.reading.jodo;

import io.feebridge.ingress.part.Contact;
import io.feebridge.ingress.part.Note;
import io.feebridge.ingress.part.Student;
import io.feebridge.ingress.reading.Unread;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/** Reads {@code student}, contact data apart from the rest. */
final class StudentReader {

  /**
   * What the object says.
   *
   * @param unreadOfContact for the one report that has fields for a contact
   */
  record Told(Student student, Contact contact, List<Unread> unreadOfContact) {}

  private final JsonParser parser;
  private final Fields fields;
  private final Fields contact;
  private final PayloadReader payload;

  private @Nullable String identifier;
  private @Nullable String customIdentifier;
  private @Nullable String collectorCode;
  private @Nullable Integer academicYearStart;
  private @Nullable Integer academicYearEnd;
  private @Nullable String fullname;
  private @Nullable String contactNumber;
  private @Nullable String contactEmail;
  private Fields.Grade grade = Fields.Grade.NONE;
  private List<Note> notes = List.of();

  private StudentReader(JsonParser parser, Fields fields, PayloadReader payload) {
    this.parser = parser;
    this.fields = fields;
    contact = fields.apart();
    this.payload = payload;
  }

  static Told read(JsonParser parser, Fields fields, PayloadReader payload) {
    StudentReader reader = new StudentReader(parser, fields, payload);
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      parser.nextToken();
      reader.member(name);
    }
    return reader.told();
  }

  private void member(String name) {
    switch (name) {
      case "identifier" -> identifier = fields.text();
      case "custom_identifier" -> customIdentifier = fields.text();
      case "collector_code" -> collectorCode = fields.text();
      case "grade" -> grade = fields.grade();
      case "academic_year_start" -> academicYearStart = fields.year();
      case "academic_year_end" -> academicYearEnd = fields.year();
      case "fullname" -> fullname = fields.text();
      case "primary_contact_number" -> contactNumber = contact.text();
      case "primary_contact_email" -> contactEmail = contact.text();
      case "notes" -> notes = new ListReader(parser, fields).notes();
      default -> payload.beside(name);
    }
  }

  private Told told() {
    return new Told(
        new Student(
            null,
            identifier,
            customIdentifier,
            collectorCode,
            grade.code(),
            grade.name(),
            academicYearStart,
            academicYearEnd,
            fullname,
            notes),
        new Contact(contactNumber, contactEmail),
        contact.unread());
  }
}
