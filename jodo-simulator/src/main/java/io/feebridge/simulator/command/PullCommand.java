package io.feebridge.simulator.command;

import io.feebridge.simulator.command.PlanCommand.Proposed;
import io.feebridge.simulator.student.Fee;
import io.feebridge.simulator.student.ProfileChange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * About the institute's answers for its students; each says how many milliseconds it took by the
 * machine's clock.
 */
public sealed interface PullCommand extends Command {

  /** It knows the student. Null leaves profile or schedule as it is; fees replace the set. */
  record StudentFetched(
      String questionId,
      @Nullable ProfileChange profile,
      @Nullable List<Fee> fees,
      @Nullable List<Proposed> schedule,
      long millis)
      implements PullCommand {}

  /** It could not be asked, did not answer in time, or refused. */
  record FetchFailed(String questionId, String problem, long millis) implements PullCommand {}
}
