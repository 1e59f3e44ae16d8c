package io.feebridge.localstack.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(this::isOurs)
        .filter(p -> !ended(p));
  }

  /** Linux keeps the entry of an ended process until its parent asks; it runs no more. */
  private static boolean ended(ProcessHandle process) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
      return stat.startsWith(" Z", stat.lastIndexOf(')') + 1);
    } catch (IOException e) {
      return false; // no Linux: the handle's word counts
    }
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
