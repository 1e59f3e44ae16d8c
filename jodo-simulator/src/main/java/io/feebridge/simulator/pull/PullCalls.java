package io.feebridge.simulator.pull;

import io.feebridge.simulator.command.PullCommand;
import java.util.concurrent.CompletionStage;

/** Asks the institute, and reads what it answers. */
public interface PullCalls {

  /** Never fails and takes 15 seconds at most: what went wrong is a {@code FetchFailed}. */
  CompletionStage<PullCommand> ask(PullQuestion question);
}
