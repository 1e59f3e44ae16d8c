package io.feebridge.ingress.collector.spring;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says which setting of a collector stopped the start, and what to do. */
final class UnsafeCollectorFailureAnalyzer
    extends AbstractFailureAnalyzer<UnsafeCollectorException> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, UnsafeCollectorException cause) {
    return new FailureAnalysis(String.valueOf(cause.getMessage()), cause.action(), cause);
  }
}
