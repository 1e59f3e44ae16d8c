package io.feebridge.ingress.spool.spring;

import io.feebridge.ingress.spool.UnusableSpoolException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** A start that the spool prevents, told without a stack trace. */
public final class UnusableSpoolFailureAnalyzer
    extends AbstractFailureAnalyzer<UnusableSpoolException> {

  private static final String ACTION =
      "Set feebridge.ingress.spool.folder to a folder that this instance alone may write, on a disk"
          + " that outlives a restart. Or set feebridge.ingress.spool.enabled=false: then every"
          + " delivery is answered 503 while Kafka is away.";

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, UnusableSpoolException cause) {
    return new FailureAnalysis(cause.getMessage(), ACTION, cause);
  }
}
