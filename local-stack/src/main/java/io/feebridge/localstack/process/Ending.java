package io.feebridge.localstack.process;

import java.time.Duration;
import java.util.Collection;

/** Ends processes: asks, waits, and kills what does not hear. */
public final class Ending {

  /** A broker with open connections takes a few seconds; nothing of ours should need longer. */
  public static final Duration GRACE = Duration.ofSeconds(20);

  private Ending() {}

  /**
   * Ends all of them at once and returns when none lives.
   *
   * @param grace how long asking may take before killing
   */
  public static void of(Collection<ProcessRecord> processes, Duration grace) {
    for (ProcessRecord process : processes) {
      process.living().ifPresent(process.signal()::sendTo);
    }
    if (!gone(processes, grace)) {
      for (ProcessRecord process : processes) {
        process.living().ifPresent(ProcessHandle::destroyForcibly);
      }
      gone(processes, grace);
    }
  }

  /**
   * Ends what an earlier supervisor left: first all that use others, then Kafka and PostgreSQL,
   * which must be the last to hear of it.
   */
  public static void inOrder(Collection<ProcessRecord> processes) {
    of(processes.stream().filter(p -> !isUsed(p.name())).toList(), GRACE);
    of(processes.stream().filter(p -> isUsed(p.name())).toList(), GRACE);
  }

  private static boolean isUsed(String name) {
    return name.startsWith("kafka") || name.equals("postgres");
  }

  private static boolean gone(Collection<ProcessRecord> processes, Duration limit) {
    return Polling.until(
        () -> processes.stream().allMatch(process -> process.living().isEmpty()), limit);
  }
}
