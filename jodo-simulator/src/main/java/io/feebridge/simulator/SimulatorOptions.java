package io.feebridge.simulator;

import io.feebridge.simulator.clock.SimulatedClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What the simulator is started with. */
@Command(
    name = "jodo-simulator",
    description =
        "Plays Jodo: API, hosted pages, signed webhooks; its own clock, and mischief from a seed.",
    sortOptions = false,
    footer = {
      "",
      "Same seed, same scenario, same commands: the same deliveries, byte for byte.",
      "Exit codes: 2 misused, 1 could not start."
    })
public class SimulatorOptions {

  @Option(names = "--seed", paramLabel = "N", description = "Of everything random. Default: 1.")
  private long seed = 1;

  @Option(
      names = "--scenario",
      paramLabel = "NAME",
      description = "A story that ships with it, or a file. Default: none, the world stands empty.")
  private @Nullable String scenario;

  @Option(
      names = "--institute",
      paramLabel = "FILE",
      description = "Credentials, branches and codes as YAML. Default: the demo's.")
  private @Nullable Path institute;

  @Option(
      names = "--start",
      paramLabel = "INSTANT",
      description =
          "Where the clock begins, as 2025-06-02T03:30:00Z or 'now'. Default: the scenario's, else that.")
  private @Nullable String start;

  @Option(
      names = "--speed",
      paramLabel = "N",
      description =
          "Simulated seconds a second, 0 (stands still) to 1000000. Default: the scenario's, else 1.")
  private @Nullable Integer speed;

  @Option(
      names = "--state",
      paramLabel = "FILE",
      description = "Survives restarts: what happened is kept here. Default: nothing is kept.")
  private @Nullable Path state;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "${env:FEEBRIDGE_SIMULATOR_PORT:-8090}",
      description = "Default: 8090, or FEEBRIDGE_SIMULATOR_PORT.")
  private int port;

  @Option(
      names = "--address",
      paramLabel = "ADDRESS",
      description = "Where it listens. Default: 127.0.0.1, this machine alone.")
  private String address = "127.0.0.1";

  @Option(
      names = "--public-url",
      paramLabel = "URL",
      description = "How payers reach the hosted pages. Default: http://localhost:PORT.")
  private @Nullable String publicUrl;

  @Option(
      names = "--webhook",
      paramLabel = "URL",
      description = "Registers this for every event of every branch, before the scenario begins.")
  private @Nullable String webhook;

  @Option(
      names = "--webhook-secret",
      paramLabel = "SECRET",
      description = "Signs what goes there. Default: unsigned.")
  private @Nullable String webhookSecret;

  @Option(
      names = "--retries",
      paramLabel = "PAUSE",
      split = ",",
      description =
          "Pauses before each retry of a failed delivery, five at most. Default: PT6H,PT6H,PT6H,P1D,P1D.")
  private @Nullable List<Duration> retries;

  @Option(
      names = "--undocumented",
      description = "Also answers the calls that today's documentation does not name.")
  private boolean undocumented;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Says this.")
  private boolean help;

  /** Itself, when its values make sense; otherwise says why not. */
  SimulatorOptions checked(CommandLine line) {
    if (speed != null && (speed < 0 || speed > SimulatedClock.FASTEST)) {
      throw new ParameterException(line, "--speed takes 0 to " + SimulatedClock.FASTEST);
    }
    if (port < 0 || port > 65_535) {
      throw new ParameterException(line, "--port takes 0 to 65535");
    }
    if (retries != null
        && (retries.size() > 5 || retries.stream().anyMatch(Duration::isNegative))) {
      throw new ParameterException(line, "--retries takes five pauses at most, none negative");
    }
    if (startsNow() && state != null) {
      throw new ParameterException(
          line, "--state needs a --start that is the same at every start, not now");
    }
    try {
      startsAt();
    } catch (DateTimeParseException e) {
      throw new ParameterException(
          line, "--start takes an instant such as 2025-06-02T03:30:00Z, or now", e);
    }
    return this;
  }

  boolean wantsHelp() {
    return help;
  }

  public long seed() {
    return seed;
  }

  public @Nullable String scenario() {
    return scenario;
  }

  public @Nullable Path institute() {
    return institute;
  }

  /** Whether the clock begins at the machine's time. */
  public boolean startsNow() {
    return "now".equalsIgnoreCase(start);
  }

  /** Where the clock begins; null leaves it to the scenario, and when it is now. */
  public @Nullable Instant startsAt() {
    return start == null || startsNow() ? null : Instant.parse(start);
  }

  public @Nullable Integer speed() {
    return speed;
  }

  /** Null unless a receiver of everything is named. */
  public @Nullable String webhook() {
    return webhook;
  }

  public @Nullable String webhookSecret() {
    return webhookSecret;
  }

  /** Null leaves the timetable as Jodo's. */
  public @Nullable List<Duration> retries() {
    return retries;
  }

  public @Nullable Path state() {
    return state;
  }

  public int port() {
    return port;
  }

  public String address() {
    return address;
  }

  /** Without a slash at its end. */
  public String publicUrl() {
    String url = publicUrl == null ? "http://localhost:" + port : publicUrl;
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }

  /** Whether calls that are not in today's documentation are answered. */
  public boolean undocumented() {
    return undocumented;
  }
}
