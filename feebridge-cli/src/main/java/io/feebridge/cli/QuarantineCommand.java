package io.feebridge.cli;

import static io.feebridge.cli.service.http.ServiceApi.segment;

import io.feebridge.cli.ending.ExitCode;
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
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code feebridge quarantine}. */
@Command(
    name = "quarantine",
    description = "Records that could not be booked: see them, put them back, leave them.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
final class QuarantineCommand {

  private static final String PATH = "/v1/quarantine";

  private final Console console;

  QuarantineCommand(Console console) {
    this.console = console;
  }

  /** Which records. */
  static final class Filter {
    @Option(
        names = "--code",
        description = "Those with this reason code, such as unreadable_amount.")
    private @Nullable String code;

    @Option(
        names = "--subject",
        description = "Those about this payment, such as demo:flex:flex_1.")
    private @Nullable String subject;

    @Option(names = "--topic", description = "Those from this topic.")
    private @Nullable String topic;

    Map<String, String> fields() {
      Map<String, String> fields = new LinkedHashMap<>();
      put(fields, "reason", code);
      put(fields, "subject", subject);
      put(fields, "topic", topic);
      return fields;
    }

    private static void put(Map<String, String> fields, String name, @Nullable String value) {
      if (value != null) {
        fields.put(name, value);
      }
    }
  }

  @Command(
      name = "list",
      description = "Lists records, oldest first.",
      mixinStandardHelpOptions = true)
  int list(
      @Mixin Connection connection,
      @Mixin Filter filter,
      @Option(
              names = "--state",
              defaultValue = "waiting",
              description = "waiting, redriven, discarded or all. Default: ${DEFAULT-VALUE}.")
          String state,
      @Option(
              names = "--limit",
              defaultValue = "100",
              description = "The most that are listed, 1 to 500. Default: ${DEFAULT-VALUE}.")
          int limit,
      @Option(names = "--cursor", description = "Goes on behind an earlier page.")
          @Nullable String cursor) {
    Map<String, String> query = filter.fields();
    query.put("limit", Integer.toString(limit));
    if (!state.equals("all")) {
      query.put("state", state);
    }
    if (cursor != null) {
      query.put("cursor", cursor);
    }
    try (ServiceApi ledger = connection.open(console)) {
      JsonNode page = ledger.get(PATH, query);
      if (connection.json()) {
        console.show(page);
      } else {
        tell(page);
      }
      return ExitCode.OK;
    }
  }

  private void tell(JsonNode page) {
    Table table =
        new Table("ID", "STATE", "REASON", "SUBJECT", "QUARANTINED AT", "WHERE", "DEAD LETTER");
    for (JsonNode record : page.path("records")) {
      table.row(
          text(record, "id"),
          text(record, "state"),
          text(record, "reason"),
          text(record, "subject"),
          text(record, "quarantined_at"),
          text(record, "topic") + "-" + text(record, "partition") + "@" + text(record, "offset"),
          text(record, "dead_letter"));
    }
    console.show(table);
    console.say(page.path("records").size() + " of " + text(page, "matched") + " records");
    if (page.path("next_cursor").isString()) {
      console.say("More: --cursor " + text(page, "next_cursor"));
    }
  }

  @Command(
      name = "show",
      description = "Shows one record and what was done about it; its bytes only when asked.",
      mixinStandardHelpOptions = true)
  int show(
      @Mixin Connection connection,
      @Parameters(paramLabel = "ID", description = "As in the list.") long id,
      @Option(
              names = "--bytes",
              description =
                  "Key, value and headers too, base64 (role operator; may hold contact data).")
          boolean bytes) {
    try (ServiceApi ledger = connection.open(console)) {
      ObjectNode record = (ObjectNode) ledger.get(PATH + "/" + id, Map.of());
      if (bytes) {
        record.set("bytes", ledger.get(PATH + "/" + id + "/bytes", Map.of()));
      }
      if (connection.json()) {
        console.show(record);
      } else {
        Fields.tell(console, record);
      }
      return ExitCode.OK;
    }
  }

  @Command(
      name = "redrive",
      description = {
        "Puts records back through reading and booking; each is booked once, however often.",
        "Without --confirm tells what would become of them."
      },
      mixinStandardHelpOptions = true)
  int redrive(
      @Mixin Connection connection,
      @Mixin Acting acting,
      @Mixin Filter filter,
      @Option(names = "--all", description = "Every record that waits.") boolean all,
      @Parameters(paramLabel = "ID", arity = "0..*", description = "These records alone.")
          @Nullable List<Long> ids) {
    List<Long> named = ids == null ? List.of() : ids;
    boolean filtered = all || !filter.fields().isEmpty();
    if (named.isEmpty() != filtered) {
      throw connection.misused(
          "name records by ID, or a set by --code, --subject, --topic or --all");
    }
    Map<String, Object> request = acting.request();
    try (ServiceApi ledger = connection.open(console)) {
      return named.isEmpty()
          ? tellActs(connection, acting, redriveSet(ledger, filter, request))
          : tellActs(connection, acting, each(ledger, named, "redrive", request));
    }
  }

  private static List<JsonNode> redriveSet(
      ServiceApi ledger, Filter filter, Map<String, Object> request) {
    Map<String, Object> page = new LinkedHashMap<>(request);
    page.put("filter", filter.fields());
    List<JsonNode> answers = new ArrayList<>();
    while (true) {
      JsonNode answer = ledger.post(PATH + "/redrive", page);
      answers.add(answer);
      if (!answer.path("next_cursor").isString()) {
        return answers;
      }
      page.put("cursor", text(answer, "next_cursor"));
    }
  }

  @Command(
      name = "discard",
      description = {
        "Decides that records are not to be booked. They stay, with their bytes.",
        "Without --confirm tells whether that is possible."
      },
      mixinStandardHelpOptions = true)
  int discard(
      @Mixin Connection connection,
      @Mixin Acting acting,
      @Parameters(paramLabel = "ID", arity = "1..*", description = "These records.")
          List<Long> ids) {
    Map<String, Object> request = acting.request();
    try (ServiceApi ledger = connection.open(console)) {
      return tellActs(connection, acting, each(ledger, ids, "discard", request));
    }
  }

  private static List<JsonNode> each(
      ServiceApi ledger, List<Long> ids, String act, Map<String, Object> request) {
    return ids.stream()
        .map(id -> ledger.post(PATH + "/" + id + "/" + segment(act), request))
        .toList();
  }

  private int tellActs(Connection connection, Acting acting, List<JsonNode> answers) {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    all.put("dry_run", acting.dry());
    var records = all.putArray("records");
    answers.forEach(answer -> answer.path("records").forEach(records::add));
    boolean refused = false;
    Table table = new Table("ID", "OUTCOME", "WHY");
    for (JsonNode record : records) {
      String outcome = text(record, "outcome");
      refused |= !outcome.equals("accepted");
      table.row(text(record, "id"), words(outcome, acting.dry()), text(record, "refusal"));
    }
    if (connection.json()) {
      console.show(all);
    } else {
      console.show(table);
      console.say(
          acting.dry()
              ? records.size() + " records; nothing was changed: --confirm --reason TEXT does it"
              : records.size() + " records");
    }
    return refused ? ExitCode.REFUSED : ExitCode.OK;
  }

  private static String words(String outcome, boolean dry) {
    return switch (outcome) {
      case "accepted" -> dry ? "would be done" : "done";
      case "refused" -> "refused still, goes on waiting";
      case "not_yet" -> "cannot be read yet, goes on waiting";
      case "already_settled" -> "somebody else was faster";
      default -> outcome;
    };
  }

  private static String text(JsonNode node, String field) {
    return Fields.text(node, field);
  }
}
