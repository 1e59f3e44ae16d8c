package io.feebridge.localstack;

import io.feebridge.localstack.port.PortChoice;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command behind {@code ./dev}: one stack of real processes on this machine. */
@Command(
    name = "local-stack",
    description = "One stack of real processes on this machine.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
public final class LocalStack {

  @Option(
      names = "--home",
      scope = ScopeType.INHERIT,
      defaultValue = "${env:FEEBRIDGE_HOME:-.}",
      description = "The checkout: service jars and deploy/. Default: this folder.")
  private Path home = Path.of(".");

  @Option(
      names = "--state-dir",
      scope = ScopeType.INHERIT,
      description = "Where data, logs and records stand. Default: .feebridge in the checkout.")
  private @Nullable Path state;

  private LocalStack() {}

  /** Runs one command and exits with its code. */
  public static void main(String[] arguments) {
    System.exit(run(new Console(), arguments));
  }

  private static int run(Console console, String... arguments) {
    LocalStack stack = new LocalStack();
    return new CommandLine(stack)
        .addSubcommand(new UpCommand(stack, console))
        .addSubcommand(new DownCommand(stack, console))
        .addSubcommand(new StatusCommand(stack, console))
        .addSubcommand(new DemoCommand(stack, console))
        .execute(PortChoice.spelledOut(arguments));
  }

  Folders folders() {
    return new Folders(home, state == null ? home.resolve(".feebridge") : state);
  }
}
