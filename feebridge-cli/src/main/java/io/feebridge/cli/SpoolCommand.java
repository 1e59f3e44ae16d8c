package io.feebridge.cli;

import static io.feebridge.cli.service.http.ServiceApi.segment;

import io.feebridge.cli.ending.ExitCode;
import io.feebridge.cli.service.Refused;
import io.feebridge.cli.service.http.ServiceApi;
import io.feebridge.cli.text.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code feebridge spool}. */
@Command(
    name = "spool",
    description =
        "Deliveries that an ingress keeps on its own disk: how many, and those that Kafka refuses for"
            + " good: see them, put them back, give them up. Each instance tells of its own.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
final class SpoolCommand {

  private static final String PATH = "/v1/spool";
  private static final int LARGEST_PAGE = 500;
  private static final int NOT_FOUND = 404;

  private final Console console;

  SpoolCommand(Console console) {
    this.console = console;
  }

  @Command(
      name = "state",
      description = "Shows how full the spool is. Exit code 1 when anything waits for a person.",
      mixinStandardHelpOptions = true)
  int state(@Mixin Connection connection) {
    try (ServiceApi ingress = connection.openIngress(console)) {
      ObjectNode state = (ObjectNode) ingress.get(PATH, Map.of("limit", "1"));
      state.remove(List.of("deliveries", "next_cursor"));
      if (connection.json()) {
        console.show(state);
      } else {
        Fields.tell(console, state);
      }
      return state.path("set_aside").asLong(0) > 0 ? ExitCode.REFUSED : ExitCode.OK;
    }
  }

  @Command(
      name = "list",
      description = "Lists deliveries that wait for a person, oldest first.",
      mixinStandardHelpOptions = true)
  int list(
      @Mixin Connection connection,
      @Option(
              names = "--limit",
              defaultValue = "100",
              description = "The most that are listed, 1 to 500. Default: ${DEFAULT-VALUE}.")
          int limit,
      @Option(names = "--cursor", description = "Goes on behind an earlier page.")
          @Nullable String cursor) {
    try (ServiceApi ingress = connection.openIngress(console)) {
      JsonNode page = ingress.get(PATH, query(limit, cursor));
      if (connection.json()) {
        console.show(page);
      } else {
        tell(page);
      }
      return ExitCode.OK;
    }
  }

  private static Map<String, String> query(int limit, @Nullable String cursor) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("limit", Integer.toString(limit));
    if (cursor != null) {
      query.put("cursor", cursor);
    }
    return query;
  }

  private void tell(JsonNode page) {
    Table table =
        new Table("ID", "REASON", "COLLECTOR", "EVENT ID", "RECEIVED AT", "BODY", "SHA-256");
    for (JsonNode one : page.path("deliveries")) {
      table.row(
          Fields.text(one, "id"),
          Fields.text(one, "reason"),
          Fields.text(one, "collector"),
          Fields.text(one, "event_id"),
          Fields.text(one, "received_at"),
          Fields.text(one, "bytes") + " bytes",
          Fields.text(one, "body_sha256"));
    }
    console.show(table);
    console.say(page.path("deliveries").size() + " of " + Fields.text(page, "set_aside"));
    if (page.path("next_cursor").isString()) {
      console.say("More: --cursor " + Fields.text(page, "next_cursor"));
    }
  }

  @Command(
      name = "show",
      description = "Shows one delivery that waits for a person; never its body.",
      mixinStandardHelpOptions = true)
  int show(
      @Mixin Connection connection,
      @Parameters(paramLabel = "ID", description = "As in the list.") long id) {
    try (ServiceApi ingress = connection.openIngress(console)) {
      JsonNode one = ingress.get(PATH + "/" + id, Map.of());
      if (connection.json()) {
        console.show(one);
      } else {
        Fields.tell(console, one);
      }
      return ExitCode.OK;
    }
  }

  @Command(
      name = "redrive",
      description = {
        "Publishes deliveries again. One that Kafka refuses once more is back in the list.",
        "Without --confirm tells whether they are there."
      },
      mixinStandardHelpOptions = true)
  int redrive(
      @Mixin Connection connection,
      @Mixin Acting acting,
      @Option(names = "--all", description = "Every delivery that waits for a person.") boolean all,
      @Parameters(paramLabel = "ID", arity = "0..*", description = "These deliveries alone.")
          @Nullable List<Long> ids) {
    List<Long> named = ids == null ? List.of() : ids;
    if (named.isEmpty() != all) {
      throw connection.misused("name deliveries by ID, or all of them by --all");
    }
    Map<String, Object> request = acting.request();
    try (ServiceApi ingress = connection.openIngress(console)) {
      return act(ingress, connection, acting, all ? everyId(ingress) : named, "redrive", request);
    }
  }

  @Command(
      name = "discard",
      description = {
        "Gives deliveries up. Their bytes are deleted; who decided, when and why stays.",
        "Without --confirm tells whether they are there."
      },
      mixinStandardHelpOptions = true)
  int discard(
      @Mixin Connection connection,
      @Mixin Acting acting,
      @Parameters(paramLabel = "ID", arity = "1..*", description = "These deliveries.")
          List<Long> ids) {
    Map<String, Object> request = acting.request();
    try (ServiceApi ingress = connection.openIngress(console)) {
      return act(ingress, connection, acting, ids, "discard", request);
    }
  }

  /** Of all before the first is redriven, since one that is refused again comes back. */
  private static List<Long> everyId(ServiceApi ingress) {
    List<Long> ids = new ArrayList<>();
    String cursor = null;
    do {
      JsonNode page = ingress.get(PATH, query(LARGEST_PAGE, cursor));
      page.path("deliveries").forEach(one -> ids.add(one.path("id").asLong()));
      cursor = page.path("next_cursor").isString() ? Fields.text(page, "next_cursor") : null;
    } while (cursor != null);
    return ids;
  }

  private int act(
      ServiceApi ingress,
      Connection connection,
      Acting acting,
      List<Long> ids,
      String verb,
      Map<String, Object> request) {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    all.put("dry_run", acting.dry());
    ArrayNode deliveries = all.putArray("deliveries");
    Table table = new Table("ID", "OUTCOME");
    boolean missing = false;
    for (long id : ids) {
      boolean there = acted(ingress, id, verb, request);
      missing |= !there;
      deliveries.addObject().put("id", id).put("outcome", there ? "accepted" : "not_set_aside");
      table.row(
          Long.toString(id),
          there ? acting.dry() ? "would be done" : "done" : "no delivery of this id is set aside");
    }
    if (connection.json()) {
      console.show(all);
    } else {
      console.show(table);
      console.say(
          ids.size()
              + " deliveries"
              + (acting.dry() ? "; nothing was changed: --confirm --reason TEXT does it" : ""));
    }
    return missing ? ExitCode.REFUSED : ExitCode.OK;
  }

  /** False when somebody was faster, or it never was there: the others are gone on with. */
  private static boolean acted(
      ServiceApi ingress, long id, String verb, Map<String, Object> request) {
    try {
      ingress.post(PATH + "/" + id + "/" + segment(verb), request);
      return true;
    } catch (Refused e) {
      if (e.status() != NOT_FOUND) {
        throw e;
      }
      return false;
    }
  }
}
