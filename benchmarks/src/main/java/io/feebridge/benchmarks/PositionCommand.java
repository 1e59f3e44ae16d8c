package io.feebridge.benchmarks;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** Runs {@link PositionBenchmark} and prints its ratio to the limit. */
@Command(
    name = "position",
    mixinStandardHelpOptions = true,
    description =
        "Facts to position, entries and hash, in one thread; the limit sorts the same facts and"
            + " adds up their lines.")
final class PositionCommand implements Callable<Integer> {

  @Option(
      names = "--rounds",
      defaultValue = "5",
      description = "Measured iterations of each. Default: ${DEFAULT-VALUE}")
  private int rounds;

  @Option(
      names = "--seconds",
      defaultValue = "2",
      description = "Length of one iteration in seconds. Default: ${DEFAULT-VALUE}")
  private int seconds;

  @Override
  public Integer call() throws RunnerException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include(PositionBenchmark.class.getName())
                    .forks(2)
                    .warmupIterations(3)
                    .warmupTime(TimeValue.seconds(seconds))
                    .measurementIterations(rounds)
                    .measurementTime(TimeValue.seconds(seconds))
                    .build())
            .run();
    System.out.println(summary(results));
    return 0;
  }

  private static String summary(Collection<RunResult> results) {
    long position = score(results, "position");
    long limit = score(results, "limit");
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("bench", "position");
    line.put("payments_per_second", position);
    line.put("limit_per_second", limit);
    line.put(
        "ratio_to_limit",
        BigDecimal.valueOf(position).divide(BigDecimal.valueOf(limit), new MathContext(3)));
    return JsonMapper.shared().writeValueAsString(line);
  }

  private static long score(Collection<RunResult> results, String method) {
    return results.stream()
        .map(RunResult::getPrimaryResult)
        .filter(result -> result.getLabel().equals(method))
        .mapToLong(result -> Math.round(result.getScore()))
        .findFirst()
        .orElseThrow();
  }
}
