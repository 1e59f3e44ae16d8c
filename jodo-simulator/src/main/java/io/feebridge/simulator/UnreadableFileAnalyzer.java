package io.feebridge.simulator;

import io.feebridge.simulator.notation.Notation.Unreadable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says which scenario or institute cannot be read, instead of showing a stack. */
class UnreadableFileAnalyzer extends AbstractFailureAnalyzer<Unreadable> {

  @Override
  protected FailureAnalysis analyze(Throwable root, Unreadable cause) {
    return new FailureAnalysis(
        cause.getMessage(),
        "docs/jodo-simulator.md shows how scenarios and institutes are written.",
        cause);
  }
}
