package io.feebridge.simulator.world;

import io.feebridge.simulator.command.Outcome;
import io.feebridge.simulator.command.PlanCommand.ManagePlan;
import io.feebridge.simulator.command.PullCommand.StudentFetched;
import io.feebridge.simulator.command.StudentCommand.UpdateFees;
import io.feebridge.simulator.command.StudentCommand.UpdateStudent;
import io.feebridge.simulator.plan.Subscription;
import io.feebridge.simulator.world.flex.Pulling;
import java.util.Optional;

/** Takes over what the institute said of a student, by the commands it could have sent itself. */
final class Fetched implements Pulling.PlanUpdates {

  private final World world;

  Fetched(World world) {
    this.world = world;
  }

  @Override
  public Optional<String> takeOver(String studentId, StudentFetched fetched) {
    return profile(studentId, fetched)
        .or(() -> fees(studentId, fetched))
        .or(() -> schedule(studentId, fetched));
  }

  private Optional<String> profile(String studentId, StudentFetched fetched) {
    var profile = fetched.profile();
    return profile == null
        ? Optional.empty()
        : problem(world.execute(new UpdateStudent(studentId, profile)));
  }

  private Optional<String> fees(String studentId, StudentFetched fetched) {
    var fees = fetched.fees();
    return fees == null
        ? Optional.empty()
        : problem(world.execute(new UpdateFees(studentId, fees)));
  }

  /** A schedule counts before set-up only. */
  private Optional<String> schedule(String studentId, StudentFetched fetched) {
    var schedule = fetched.schedule();
    boolean locked =
        world
            .plans()
            .ofStudent(studentId)
            .filter(s -> s.state() != Subscription.State.CANCELLED)
            .isPresent();
    return schedule == null || locked
        ? Optional.empty()
        : problem(world.execute(new ManagePlan(studentId, schedule)));
  }

  private static Optional<String> problem(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done _ -> Optional.empty();
      case Outcome.Refused refused -> Optional.of(refused.message());
    };
  }
}
