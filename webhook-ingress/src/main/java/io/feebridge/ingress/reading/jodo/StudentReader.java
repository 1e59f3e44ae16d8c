package io.feebridge.ingress.reading.jodo;

import io.feebridge.ingress.reading.Student;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads {@code payload.student}, leaving contact data where they are. */
final class StudentReader {

  private final JsonParser parser;
  private final Fields fields;

  private @Nullable String identifier;
  private @Nullable String customIdentifier;
  private @Nullable String collectorCode;
  private @Nullable String gradeCode;
  private @Nullable String gradeName;
  private @Nullable Integer academicYearStart;
  private @Nullable Integer academicYearEnd;

  StudentReader(JsonParser parser, Fields fields) {
    this.parser = parser;
    this.fields = fields;
  }

  void read() {
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      parser.nextToken();
      switch (name) {
        case "identifier" -> identifier = fields.text();
        case "custom_identifier" -> customIdentifier = fields.text();
        case "collector_code" -> collectorCode = fields.text();
        case "grade" -> grade();
        case "academic_year_start" -> academicYearStart = fields.year();
        case "academic_year_end" -> academicYearEnd = fields.year();
        default -> parser.skipChildren();
      }
    }
  }

  Student student(@Nullable String jodoStudentId) {
    return new Student(
        jodoStudentId,
        identifier,
        customIdentifier,
        collectorCode,
        gradeCode,
        gradeName,
        academicYearStart,
        academicYearEnd);
  }

  /** An object with code and name, or the code alone. */
  private void grade() {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      gradeCode = fields.text();
      return;
    }
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      parser.nextToken();
      switch (name) {
        case "code" -> gradeCode = fields.text();
        case "name" -> gradeName = fields.text();
        default -> parser.skipChildren();
      }
    }
  }
}
