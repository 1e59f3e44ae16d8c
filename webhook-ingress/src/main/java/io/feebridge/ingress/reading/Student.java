package io.feebridge.ingress.reading;

import org.jspecify.annotations.Nullable;

/**
 * The student a report names, by ids alone.
 *
 * @param gradeCode the code, or the bare text when grade is no object
 */
public record Student(
    @Nullable String jodoStudentId,
    @Nullable String identifier,
    @Nullable String customIdentifier,
    @Nullable String collectorCode,
    @Nullable String gradeCode,
    @Nullable String gradeName,
    @Nullable Integer academicYearStart,
    @Nullable Integer academicYearEnd) {}
