package io.feebridge.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What it takes to change something: without it a command only tells what it would do. */
final class Acting {

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  @Option(names = "--confirm", description = "Does it. Without, nothing is changed.")
  private boolean confirm;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "Why; kept with your login. Needed with --confirm.")
  private @Nullable String reason;

  boolean dry() {
    return !confirm;
  }

  /** The fields of a request that say so. */
  Map<String, Object> request() {
    if (confirm && (reason == null || reason.isBlank())) {
      if (command == null) {
        throw new IllegalStateException("used without a command");
      }
      throw new ParameterException(command.commandLine(), "--confirm needs --reason TEXT");
    }
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("dry_run", !confirm);
    if (reason != null && !reason.isBlank()) {
      request.put("reason", reason);
    }
    return request;
  }
}
