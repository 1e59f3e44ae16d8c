package io.feebridge.cli;

import static io.feebridge.cli.service.http.ServiceApi.segment;

import io.feebridge.cli.ending.ExitCode;
import io.feebridge.cli.service.http.ServiceApi;
import io.feebridge.cli.text.Table;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code feebridge reproject}. */
@Command(
    name = "reproject",
    description = {
      "Reads what the ingress kept anew, and publishes what a newer version can read:",
      "deliveries on jodo.unrecognised.v1, and records of which fields could not be read.",
      "Without --confirm tells what it would publish. Can be run again: what was published is"
          + " found and left."
    },
    mixinStandardHelpOptions = true)
final class ReprojectCommand implements Callable<Integer> {

  private static final long BETWEEN_QUESTIONS_MS = 500;
  private static final Set<String> WRONG = Set.of("damaged", "refused");

  private final Console console;

  @Mixin private Connection connection = new Connection();
  @Mixin private Acting acting = new Acting();

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "Records stored then or later, such as 2026-11-01T00:00:00Z. Default: 30 days.")
  private @Nullable String from;

  @Option(names = "--until", paramLabel = "TIME", description = "And before. Default: now.")
  private @Nullable String until;

  @Option(
      names = "--max-records",
      paramLabel = "N",
      description = "Ends when so many were published. Default: 10000.")
  private @Nullable Integer maxRecords;

  ReprojectCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Map<String, Object> request = new LinkedHashMap<>(acting.request());
    put(request, "from", from);
    put(request, "until", until);
    put(request, "max_records", maxRecords);
    try (ServiceApi ingress = connection.openIngress(console)) {
      JsonNode run = ended(ingress, ingress.post("/v1/reprojections", request));
      if (connection.json()) {
        console.show(run);
      } else {
        tell(run);
      }
      return code(run);
    }
  }

  private static void put(Map<String, Object> request, String name, @Nullable Object value) {
    if (value != null) {
      request.put(name, value);
    }
  }

  /** Asks until the run has ended. It goes on at the ingress also when nobody asks. */
  private JsonNode ended(ServiceApi ingress, JsonNode begun) {
    String path = "/v1/reprojections/" + segment(Fields.text(begun, "id"));
    JsonNode run = begun;
    while (Fields.text(run, "state").equals("running")) {
      new CompletableFuture<Boolean>()
          .completeOnTimeout(true, BETWEEN_QUESTIONS_MS, TimeUnit.MILLISECONDS)
          .join();
      run = ingress.get(path, Map.of());
      if (!connection.json()) {
        console.progress(Fields.text(run, "examined") + " examined");
      }
    }
    return run;
  }

  private void tell(JsonNode run) {
    Table table = new Table("FROM", "EVENT", "WAS", "OUTCOME", "TO", "RECORDS");
    for (JsonNode count : run.path("counts")) {
      table.row(
          Fields.text(count, "topic"),
          Fields.text(count, "event"),
          Fields.text(count, "was"),
          outcome(count),
          Fields.text(count, "to"),
          Fields.text(count, "records"));
    }
    console.show(table);
    String cause = Fields.text(run, "cause");
    if (!cause.isEmpty()) {
      console.complain("ended early, run it again: " + cause);
    }
    console.say(
        Fields.text(run, "examined")
            + " records examined, "
            + Fields.text(run, "republished")
            + (acting.dry() ? " would be published: --confirm --reason TEXT does it" : " published")
            + (run.path("more").asBoolean(false) ? "; more are left, run it again" : ""));
  }

  private String outcome(JsonNode count) {
    String outcome = Fields.text(count, "outcome");
    return acting.dry() && outcome.equals("republished") ? "would be republished" : outcome;
  }

  /** A script must not read that all is well when something is left behind. */
  private static int code(JsonNode run) {
    boolean wrong = !Fields.text(run, "state").equals("finished");
    for (JsonNode count : run.path("counts")) {
      wrong |= WRONG.contains(Fields.text(count, "outcome"));
    }
    return wrong ? ExitCode.REFUSED : ExitCode.OK;
  }
}
