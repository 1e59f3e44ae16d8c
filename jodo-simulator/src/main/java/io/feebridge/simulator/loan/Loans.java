package io.feebridge.simulator.loan;

import io.feebridge.simulator.registry.Registry;
import java.util.List;

/** All loan applications. */
public final class Loans extends Registry<Application> {

  public Loans() {
    super(Application::id);
  }

  public List<Application> of(String studentId) {
    return all().stream().filter(a -> a.studentId().equals(studentId)).toList();
  }
}
