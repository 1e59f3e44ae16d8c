package io.feebridge.simulator.student;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Who a student is.
 *
 * @param identifier the institute's own id
 * @param grade code of the branch's list
 * @param yearStart first calendar year of the academic year
 * @param joiningYear only for a new admission
 */
public record Profile(
    String collector,
    String fullname,
    String identifier,
    @Nullable String customIdentifier,
    String grade,
    boolean newAdmission,
    int yearStart,
    int yearEnd,
    LocalDate dateOfBirth,
    String contactName,
    String contactNumber,
    String contactEmail,
    @Nullable Integer joiningYear) {}
