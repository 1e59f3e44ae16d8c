package io.feebridge.cli;

import io.feebridge.cli.ending.ExitCode;
import io.feebridge.cli.service.http.ServiceApi;
import io.feebridge.cli.text.Table;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code feebridge collectors} and {@code feebridge rejections}: what one ingress has seen. */
final class IngressCommands {

  private IngressCommands() {}

  /** {@code feebridge collectors}. */
  @Command(
      name = "collectors",
      description = {
        "Shows each collector, and how it stands with Jodo by what this instance has seen since its"
            + " start.",
        "Exit code 1 when a newer configuration was refused, or a budget of failures is used up."
      },
      mixinStandardHelpOptions = true)
  static final class Collectors implements Callable<Integer> {

    private final Console console;

    @Mixin private Connection connection = new Connection();

    Collectors(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      try (ServiceApi ingress = connection.openIngress(console)) {
        JsonNode all = ingress.get("/v1/collectors", Map.of());
        JsonNode configuration = all.path("configuration");
        boolean refused = Fields.text(configuration, "state").equals("refused");
        if (connection.json()) {
          console.show(all);
        } else {
          tell(all.path("collectors"));
          console.say("Configuration in force since " + Fields.text(configuration, "since"));
          if (refused) {
            console.complain(
                "a newer configuration was refused at %s: %s"
                    .formatted(
                        Fields.text(configuration, "refused_at"),
                        Fields.text(configuration, "reason")));
          }
        }
        return refused || anyUsedUp(all.path("collectors")) ? ExitCode.REFUSED : ExitCode.OK;
      }
    }

    private static boolean anyUsedUp(JsonNode collectors) {
      boolean usedUp = false;
      for (JsonNode one : collectors) {
        usedUp |= one.path("budget").path("left").asInt(1) == 0;
      }
      return usedUp;
    }

    private void tell(JsonNode collectors) {
      Table table =
          new Table(
              "COLLECTOR",
              "ENVIRONMENT",
              "KEYS",
              "ACCEPTED",
              "LAST EVENT",
              "MEAN DELAY",
              "FAILURES LEFT",
              "WORST");
      for (JsonNode one : collectors) {
        JsonNode budget = one.path("budget");
        String delay = Fields.text(one.path("delay"), "mean_ms");
        table.row(
            Fields.text(one, "name"),
            Fields.text(one, "environment"),
            Integer.toString(one.path("keys").size()),
            Long.toString(accepted(one.path("keys"))),
            latest(one.path("last_events")),
            delay.isEmpty() ? "" : delay + " ms",
            budget.isObject()
                ? Fields.text(budget, "left") + " of " + Fields.text(budget, "allowed")
                : "",
            Fields.text(budget, "subscription"));
      }
      console.show(table);
    }

    private static long accepted(JsonNode keys) {
      long sum = 0;
      for (JsonNode key : keys) {
        sum += key.path("accepted").asLong(0);
      }
      return sum;
    }

    /** Times of one form and zone: the last in the alphabet is the latest to the second. */
    private static String latest(JsonNode lastEvents) {
      return lastEvents.properties().stream()
          .map(one -> one.getValue().asString(""))
          .max(String::compareTo)
          .orElse("");
    }
  }

  /** {@code feebridge rejections}. */
  @Command(
      name = "rejections",
      description = "Lists the last refused deliveries, newest first; never a body or a header.",
      mixinStandardHelpOptions = true)
  static final class Rejections implements Callable<Integer> {

    private final Console console;

    @Mixin private Connection connection = new Connection();

    @Option(
        names = "--limit",
        defaultValue = "100",
        description = "The most that are listed, 1 to 1000. Default: ${DEFAULT-VALUE}.")
    private int limit;

    @Option(names = "--cursor", description = "Goes on behind an earlier page.")
    private @Nullable String cursor;

    Rejections(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      Map<String, String> query = new LinkedHashMap<>();
      query.put("limit", Integer.toString(limit));
      if (cursor != null) {
        query.put("cursor", cursor);
      }
      try (ServiceApi ingress = connection.openIngress(console)) {
        JsonNode page = ingress.get("/v1/rejections", query);
        if (connection.json()) {
          console.show(page);
        } else {
          tell(page);
        }
        return ExitCode.OK;
      }
    }

    private void tell(JsonNode page) {
      Table table = new Table("NUMBER", "AT", "COLLECTOR", "ADDRESS", "CAUSE", "BODY", "SHA-256");
      for (JsonNode one : page.path("rejections")) {
        table.row(
            Fields.text(one, "number"),
            Fields.text(one, "at"),
            Fields.text(one, "collector"),
            Fields.text(one, "address"),
            Fields.text(one, "cause"),
            Fields.text(one, "size") + " bytes",
            Fields.text(one, "body_sha256"));
      }
      console.show(table);
      console.say(
          page.path("rejections").size()
              + " of "
              + Fields.text(page, "total")
              + " since this instance started");
      if (page.path("next_cursor").isString()) {
        console.say("More: --cursor " + Fields.text(page, "next_cursor"));
      }
    }
  }
}
