package io.feebridge.simulator.api.http.endpoint;

import io.feebridge.simulator.api.http.Operation;
import io.feebridge.simulator.api.http.message.Problem;
import io.feebridge.simulator.form.http.OfflineForm;
import io.feebridge.simulator.institute.Branch;
import io.feebridge.simulator.institute.Institute;
import io.feebridge.simulator.student.ProfileChange;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The branch that a call is about, and what is checked against its codes. */
final class Branches {

  /** Whether there is one. */
  sealed interface Found {}

  /** The branch. */
  record Known(Branch branch) implements Found {}

  /** None, and what to answer. */
  record Unknown(Problem problem) implements Found {}

  private Branches() {}

  /** By its code; an institute of one branch may leave the code out. */
  static Found of(Institute institute, @Nullable String collectorCode, Operation operation) {
    Optional<Branch> branch = institute.branchOrOnly(collectorCode);
    if (branch.isPresent()) {
      return new Known(branch.get());
    }
    String message =
        collectorCode == null ? "collector_code is required" : "Invalid collector_code";
    return new Unknown(operation.badRequest("collector_code", message));
  }

  /** What is wrong with an offline payment; null when nothing is. */
  static @Nullable Problem problemOf(OfflineForm form, Branch branch, Operation operation) {
    if (!form.addsUp()) {
      return operation.badRequest(
          "fee_components", "Sum of the fee components does not match the amount");
    }
    return form.payment().lines().stream()
        .filter(line -> !branch.knowsComponent(line.component()))
        .map(
            line ->
                operation.badRequest(
                    "fee_components", "Invalid component type " + line.component()))
        .findFirst()
        .orElse(null);
  }

  /** The change, with the grade that has {@code label} as its name or code. */
  static ProfileChange labelled(Branch branch, ProfileChange change, @Nullable String label) {
    if (label == null) {
      return change;
    }
    String code =
        branch.grades().stream()
            .filter(grade -> grade.name().equals(label))
            .map(grade -> grade.code())
            .findFirst()
            .orElse(label);
    return new ProfileChange(
        change.fullname(),
        change.identifier(),
        change.customIdentifier(),
        code,
        change.newAdmission(),
        change.dateOfBirth(),
        change.contactName(),
        change.contactNumber(),
        change.contactEmail());
  }
}
