package io.feebridge.benchmarks.process;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Processor time of processes and of those they have started and that still live. */
public final class CpuTime {

  private final List<ProcessHandle> processes;

  public CpuTime(ProcessHandle... processes) {
    this.processes = List.of(processes);
  }

  /** User and system time since each of them started. */
  public Duration now() {
    return processes.stream()
        .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
        .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
        .reduce(Duration.ZERO, Duration::plus);
  }
}
