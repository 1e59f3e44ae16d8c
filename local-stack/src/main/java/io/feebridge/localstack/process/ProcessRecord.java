package io.feebridge.localstack.process;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One process we started, known by pid and start time: a pid alone may belong to somebody else by
 * now.
 *
 * @param name of the part, such as {@code kafka}
 * @param pid of the process
 * @param startedAt as the operating system tells it
 * @param signal that ends it
 */
public record ProcessRecord(String name, long pid, Instant startedAt, StopSignal signal) {

  /** Linux derives start times from a boot time in whole seconds that a clock change may move. */
  private static final Duration TOLERANCE = Duration.ofSeconds(2);

  /** A record of a living process; one whose start time is not told is taken to start at epoch. */
  public static ProcessRecord of(String name, ProcessHandle process, StopSignal signal) {
    return new ProcessRecord(name, process.pid(), startOf(process), signal);
  }

  /** The process, if it still lives and is the one recorded. */
  public Optional<ProcessHandle> living() {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isOurs);
  }

  private boolean isOurs(ProcessHandle process) {
    return Duration.between(startOf(process), startedAt).abs().compareTo(TOLERANCE) <= 0;
  }

  private static Instant startOf(ProcessHandle process) {
    return process.info().startInstant().orElse(Instant.EPOCH);
  }

  /** One line: pid, start in milliseconds since the epoch, signal. */
  String toLine() {
    return pid + " " + startedAt.toEpochMilli() + " " + signal;
  }

  /** The record of such a line; empty when it was cut short by a crash. */
  static Optional<ProcessRecord> parse(String name, String line) {
    String[] words = line.strip().split(" ", -1);
    try {
      return words.length == 3
          ? Optional.of(
              new ProcessRecord(
                  name,
                  Long.parseLong(words[0]),
                  Instant.ofEpochMilli(Long.parseLong(words[1])),
                  StopSignal.valueOf(words[2])))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
