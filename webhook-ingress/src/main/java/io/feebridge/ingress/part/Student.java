package io.feebridge.ingress.part;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The student a report names, without contact data.
 *
 * @param gradeCode the code, or the bare text when grade is no object
 * @param notes in the order of the body
 */
public record Student(
    @Nullable String jodoStudentId,
    @Nullable String identifier,
    @Nullable String customIdentifier,
    @Nullable String collectorCode,
    @Nullable String gradeCode,
    @Nullable String gradeName,
    @Nullable Integer academicYearStart,
    @Nullable Integer academicYearEnd,
    @Nullable String fullname,
    List<Note> notes) {

  /** A student of whom a body says nothing. */
  public static final Student NOBODY =
      new Student(null, null, null, null, null, null, null, null, null, List.of());

  /** The same student, under this id of Jodo's. */
  public Student named(String id) {
    return new Student(
        id,
        identifier,
        customIdentifier,
        collectorCode,
        gradeCode,
        gradeName,
        academicYearStart,
        academicYearEnd,
        fullname,
        notes);
  }
}
