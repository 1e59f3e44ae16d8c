package io.feebridge.simulator.student;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** New values for a profile; null leaves what is there. */
public record ProfileChange(
    @Nullable String fullname,
    @Nullable String identifier,
    @Nullable String customIdentifier,
    @Nullable String grade,
    @Nullable Boolean newAdmission,
    @Nullable LocalDate dateOfBirth,
    @Nullable String contactName,
    @Nullable String contactNumber,
    @Nullable String contactEmail) {

  public Profile on(Profile old) {
    return new Profile(
        old.collector(),
        or(fullname, old.fullname()),
        or(identifier, old.identifier()),
        customIdentifier == null ? old.customIdentifier() : customIdentifier,
        or(grade, old.grade()),
        or(newAdmission, old.newAdmission()),
        old.yearStart(),
        old.yearEnd(),
        or(dateOfBirth, old.dateOfBirth()),
        or(contactName, old.contactName()),
        or(contactNumber, old.contactNumber()),
        or(contactEmail, old.contactEmail()),
        old.joiningYear());
  }

  private static <T> T or(@Nullable T changed, T old) {
    return Optional.ofNullable(changed).orElse(old);
  }
}
