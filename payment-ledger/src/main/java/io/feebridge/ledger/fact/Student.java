package io.feebridge.ledger.fact;

import org.jspecify.annotations.Nullable;

/**
 * The student a fact names.
 *
 * @param jodoStudentId Jodo's id, as written; null when not told
 * @param identifier the institute's own id; null when not told
 * @param academicYear first calendar year of the academic year, such as 2022; null when not told
 */
public record Student(
    @Nullable String jodoStudentId, @Nullable String identifier, @Nullable Integer academicYear) {

  /**
   * What payer accounts call the student: Jodo's id, else {@code erp:} and the institute's; null
   * when neither is known.
   */
  public @Nullable String reference() {
    if (jodoStudentId != null) {
      return jodoStudentId;
    }
    return identifier == null ? null : "erp:" + identifier;
  }
}
