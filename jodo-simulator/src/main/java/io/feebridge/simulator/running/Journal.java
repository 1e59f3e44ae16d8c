package io.feebridge.simulator.running;

import io.feebridge.simulator.command.Command;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Remembers what a world was asked, so that another process can lead it to the same place. */
public interface Journal {

  /**
   * One thing that was asked.
   *
   * @param at the simulated instant
   * @param happened entries of the agenda that had happened by then
   * @param scenario name of a scenario that was begun; null unless this says so
   * @param command null when nothing was asked and time has only passed
   */
  record Entry(Instant at, long happened, @Nullable String scenario, @Nullable Command command) {}

  /** What was recorded before this process began, in order. */
  List<Entry> past();

  /** Hands it to the operating system before it returns, so that it survives {@code kill -9}. */
  void record(Entry entry);

  /** Forgets everything. */
  void clear();

  /** Remembers nothing. */
  static Journal none() {
    return new Journal() {
      @Override
      public List<Entry> past() {
        return List.of();
      }

      @Override
      public void record(Entry entry) {
        // nobody asked for it
      }

      @Override
      public void clear() {
        // there is nothing
      }
    };
  }
}
