package io.feebridge.cli;

import static io.feebridge.cli.service.http.ServiceApi.segment;

import io.feebridge.cli.ending.ExitCode;
import io.feebridge.cli.service.http.ServiceApi;
import io.feebridge.cli.text.Table;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code feebridge breaker}. */
@Command(
    name = "breaker",
    description = "What stops a consumer that sets too much aside: see it, close it, let it pass.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
final class BreakerCommand {

  private final Console console;

  BreakerCommand(Console console) {
    this.console = console;
  }

  /** Whose breaker. */
  static final class Whose {
    @Parameters(
        paramLabel = "GROUP",
        arity = "0..1",
        defaultValue = "payment-ledger",
        description = "The consumer group. Default: ${DEFAULT-VALUE}.")
    private String group = "payment-ledger";

    @Option(
        names = "--of-version",
        paramLabel = "VERSION",
        description = "Default: the version that answers.")
    private @Nullable String version;
  }

  @Command(
      name = "show",
      description = "Shows every breaker. Exit code 1 when the running version's is open.",
      mixinStandardHelpOptions = true)
  int show(@Mixin Connection connection) {
    try (ServiceApi ledger = connection.open(console)) {
      JsonNode all = ledger.get("/v1/consumers", Map.of());
      boolean open = false;
      Table table = table();
      for (JsonNode consumer : all.path("consumers")) {
        open |=
            consumer.path("running").asBoolean(false)
                && Fields.text(consumer, "breaker").equals("open");
        row(table, consumer);
      }
      if (connection.json()) {
        console.show(all);
      } else {
        console.show(table);
      }
      return open ? ExitCode.REFUSED : ExitCode.OK;
    }
  }

  @Command(
      name = "close",
      description = {
        "Closes a breaker: the records that opened it are judged anew.",
        "Without --confirm tells how it stands."
      },
      mixinStandardHelpOptions = true)
  int close(@Mixin Connection connection, @Mixin Acting acting, @Mixin Whose whose) {
    return change(connection, acting, whose, acting.request());
  }

  @Command(
      name = "allow",
      description = {
        "Lets records be set aside without counting them: they are known, and truly broken.",
        "Without --confirm tells how the breaker stands."
      },
      mixinStandardHelpOptions = true)
  int allow(
      @Mixin Connection connection,
      @Mixin Acting acting,
      @Mixin Whose whose,
      @Option(
              names = "--records",
              paramLabel = "N",
              description = "At least so many, then it counts again.")
          @Nullable Long records,
      @Option(names = "--until-closed", description = "However many, until it is closed.")
          boolean untilClosed) {
    if ((records == null) != untilClosed) {
      throw connection.misused("say how many: --records N, or --until-closed");
    }
    Map<String, Object> request = new LinkedHashMap<>(acting.request());
    request.put("allow", true);
    if (records != null) {
      request.put("records", records);
    }
    return change(connection, acting, whose, request);
  }

  private int change(
      Connection connection, Acting acting, Whose whose, Map<String, Object> fields) {
    Map<String, Object> request = new LinkedHashMap<>(fields);
    if (whose.version != null) {
      request.put("version", whose.version);
    }
    try (ServiceApi ledger = connection.open(console)) {
      JsonNode changed = ledger.post("/v1/consumers/" + segment(whose.group) + "/breaker", request);
      if (connection.json()) {
        console.show(changed);
      } else {
        Table table = table();
        row(table, changed.path("consumer"));
        console.show(table);
        if (acting.dry()) {
          console.say("Nothing was changed: --confirm --reason TEXT does it");
        }
      }
      return ExitCode.OK;
    }
  }

  private static Table table() {
    return new Table(
        "GROUP", "VERSION", "RUNNING", "BREAKER", "ALLOWANCE", "SINCE", "BY", "REASON");
  }

  private static void row(Table table, JsonNode consumer) {
    table.row(
        Fields.text(consumer, "group"),
        Fields.text(consumer, "version"),
        Fields.text(consumer, "running"),
        Fields.text(consumer, "breaker"),
        Fields.text(consumer, "allowance"),
        Fields.text(consumer, "changed_at"),
        Fields.text(consumer, "changed_by"),
        Fields.text(consumer, "reason"));
  }
}
