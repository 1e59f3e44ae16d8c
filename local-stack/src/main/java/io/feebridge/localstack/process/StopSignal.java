package io.feebridge.localstack.process;

import java.io.IOException;

/** How a process is asked to end. Killing comes later, and only when asking was not heard. */
public enum StopSignal {
  /** The usual request. */
  TERM,
  /** PostgreSQL's fast shutdown: it ends its sessions instead of waiting for them. */
  INT;

  /** Sends the signal; a process that is gone is no error. */
  void sendTo(ProcessHandle process) {
    if (this == TERM) {
      process.destroy();
      return;
    }
    try {
      new ProcessBuilder("kill", "-" + name(), Long.toString(process.pid()))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      process.destroy();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroy();
    }
  }
}
