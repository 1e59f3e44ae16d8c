package io.feebridge.simulator.scenario;

import io.feebridge.simulator.institute.Institute.Environment;
import io.feebridge.simulator.mischief.MischiefRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A scenario as written.
 *
 * @param says one sentence
 * @param start where the clock begins when the simulator is started with it
 * @param speed how fast it runs then
 * @param environment overrides that of the institute then
 * @param lifecycle overrides the usual one then
 * @param holidays days without banks then
 * @param mischief in force from the beginning
 * @param later mischief that begins some time after
 */
public record Script(
    String name,
    String says,
    @Nullable Instant start,
    @Nullable Integer speed,
    @Nullable Environment environment,
    @Nullable LifecycleChange lifecycle,
    List<LocalDate> holidays,
    List<MischiefRequest> mischief,
    List<Later> later,
    List<Flow> flows) {

  /** Mischief from {@code after} the scenario's beginning on. */
  public record Later(Duration after, MischiefRequest mischief) {}
}
