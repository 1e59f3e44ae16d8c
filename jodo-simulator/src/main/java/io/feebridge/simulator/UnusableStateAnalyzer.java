package io.feebridge.simulator;

import io.feebridge.simulator.running.json.JsonJournal.Unusable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says why the state file cannot be used, instead of showing a stack. */
class UnusableStateAnalyzer extends AbstractFailureAnalyzer<Unusable> {

  @Override
  protected FailureAnalysis analyze(Throwable root, Unusable cause) {
    return new FailureAnalysis(
        cause.getMessage(), "Give --state another file, or move this one away.", cause);
  }
}
