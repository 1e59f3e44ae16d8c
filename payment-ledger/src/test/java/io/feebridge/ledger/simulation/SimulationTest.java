package io.feebridge.ledger.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.feebridge.ledger.simulation.clockwork.Coverage;
import io.feebridge.ledger.simulation.clockwork.Fault;
import io.feebridge.ledger.simulation.clockwork.Mutation;
import io.feebridge.ledger.simulation.clockwork.Step;
import io.feebridge.ledger.simulation.clockwork.Violation;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/**
 * Days of webhooks and of everything that can go wrong with them, run by run, each from its seed.
 * {@code -Dfeebridge.seed=…} repeats the one run of a printed seed; {@code -Dfeebridge.long=true}
 * makes a million deliveries.
 */
class SimulationTest {

  private static final long FIRST_SEED = 20_261_123L;
  private static final int EVENTS = 100;
  private static final List<String> LOGGERS =
      List.of("io.feebridge.messaging", "io.feebridge.ledger");
  private static final java.util.logging.Logger DOMAIN_LOGGER =
      java.util.logging.Logger.getLogger("io.feebridge.messaging");

  @BeforeAll
  static void silence() {
    LOGGERS.forEach(name -> ((Logger) LoggerFactory.getLogger(name)).setLevel(Level.OFF));
    DOMAIN_LOGGER.setLevel(java.util.logging.Level.OFF);
  }

  @AfterAll
  static void speak() {
    LOGGERS.forEach(name -> ((Logger) LoggerFactory.getLogger(name)).setLevel(null));
    DOMAIN_LOGGER.setLevel(null);
  }

  @Test
  @Timeout(7200)
  void losesNothingAndBooksEverythingOnceWhateverHappens() {
    boolean thorough = Boolean.getBoolean("feebridge.long");
    Long only = Long.getLong("feebridge.seed");
    long wanted = only != null ? 1 : thorough ? 1_000_000 : 20_000;
    Coverage coverage = new Coverage();
    ThreadMXBean thread = ManagementFactory.getThreadMXBean();
    long began = System.nanoTime();
    long atWork = thread.getCurrentThreadCpuTime();
    long steps = 0;
    long deliveries = 0;
    long runs = 0;
    for (long seed = only == null ? FIRST_SEED : only; deliveries < wanted; seed++) {
      Simulation run = run(seed, coverage, Set.of());
      steps += run.chance.steps();
      deliveries += run.jodo.accepted().size();
      runs++;
      if (only != null) {
        break;
      }
    }
    double minutes = (System.nanoTime() - began) / 60e9;
    double worked = (thread.getCurrentThreadCpuTime() - atWork) / 60e9;
    System.out.printf(
        "Simulation: %,d runs, %,d deliveries, %,d steps; a minute: %,.0f deliveries, %,.0f steps;"
            + " a minute of one processor: %,.0f deliveries%s%n",
        runs,
        deliveries,
        steps,
        deliveries / minutes,
        steps / minutes,
        deliveries / worked,
        coverage);
    if (only == null) {
      assertThat(coverage.gaps(everything())).as("what never happened").isEmpty();
    }
  }

  private static Stream<String> everything() {
    Stream<String> faults = Stream.of(Fault.values()).map(Enum::name);
    Stream<String> crashes = Stream.of(Step.values()).map(step -> "CRASHED at " + step);
    Stream<String> sleeps = Stream.of(Step.values()).map(step -> "SUSPENDED at " + step);
    Stream<String> reasons =
        Stream.of(
                "undecodable",
                "negative_amount",
                "unreadable_amount",
                "clock",
                "no_payment_id",
                "unsupported_event",
                "family_not_booked",
                "unknown_schema",
                "effect_failed",
                "sql_22p05")
            .map(reason -> "SET_ASIDE as " + reason);
    return Stream.of(faults, crashes, sleeps, reasons).flatMap(one -> one);
  }

  private static Simulation run(long seed, Coverage coverage, Set<Mutation> mutations) {
    Simulation simulation = new Simulation(seed, EVENTS, coverage, mutations);
    try {
      simulation.run();
    } catch (RuntimeException | Error e) {
      throw new AssertionError("-Dfeebridge.seed=" + seed + ": " + e, e);
    }
    return simulation;
  }

  @Test
  void oneSeedIsOneRun() {
    for (long seed = 1; seed <= 5; seed++) {
      long first = run(seed, new Coverage(), Set.of()).chance.trace();

      long again = run(seed, new Coverage(), Set.of()).chance.trace();

      assertThat(again).as("seed " + seed).isEqualTo(first);
      assertThat(run(seed + 100, new Coverage(), Set.of()).chance.trace()).isNotEqualTo(first);
    }
  }

  /** Notices it by a seed of which, without the defect, there is nothing to say. */
  @ParameterizedTest
  @EnumSource
  @Timeout(600)
  void aDefectIsNoticed(Mutation defect) {
    for (long seed = 1; seed <= 300; seed++) {
      Simulation simulation = new Simulation(seed, EVENTS, new Coverage(), Set.of(defect));
      try {
        simulation.run();
      } catch (Violation noticed) {
        System.out.println(defect + ": " + noticed.getMessage());
        run(seed, new Coverage(), Set.of());
        return;
      }
    }
    fail("300 seeds say nothing of " + defect);
  }
}
