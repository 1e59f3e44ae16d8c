package io.feebridge.benchmarks;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry point of {@code ./dev bench}. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measures one thing beside its physical limit and ends with one line of JSON.",
    synopsisSubcommandLabel = "<name>",
    subcommands = {
      PositionCommand.class,
      LedgerCommand.class,
      IngressCommand.class,
      SimulatorCommand.class
    })
public final class Benchmarks {

  private Benchmarks() {}

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Benchmarks()).execute(arguments));
  }
}
