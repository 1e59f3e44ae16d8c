package io.feebridge.localstack.process;

import java.io.IOException;

/** One process of a stack: a broker, a database, a service. */
public interface Part {

  /** Short and unique in a stack: names its log and its record. */
  String name();

  /** What ends it gracefully. */
  default StopSignal signal() {
    return StopSignal.TERM;
  }

  /**
   * Starts the process and returns at once. May be called again when the process has died.
   *
   * @throws IOException when it cannot even be started
   */
  ProcessHandle launch() throws IOException;

  /**
   * Returns when the part does its work.
   *
   * @throws PartFailed when it died meanwhile or took too long
   */
  void awaitReady(ProcessHandle process);
}
