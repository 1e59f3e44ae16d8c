package io.feebridge.cli;

import static io.feebridge.cli.service.http.ServiceApi.segment;

import io.feebridge.cli.ending.ExitCode;
import io.feebridge.cli.evidence.jodo.Evidence;
import io.feebridge.cli.evidence.jodo.Verification;
import io.feebridge.cli.service.Refused;
import io.feebridge.cli.service.Unreachable;
import io.feebridge.cli.service.http.ServiceApi;
import io.feebridge.cli.text.Table;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
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

/** {@code feebridge events}. */
@Command(
    name = "events",
    description = "What Jodo said: the stored records of an event, and whether they are genuine.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
final class EventsCommand {

  private static final int NOT_FOUND = 404;

  private final Console console;

  EventsCommand(Console console) {
    this.console = console;
  }

  /** Which event, and where it may lie. */
  static final class Wanted {
    @Parameters(paramLabel = "EVENT_ID", description = "As Jodo wrote it.")
    private String id = "";

    @Option(
        names = "--from",
        paramLabel = "TIME",
        description = "The earliest record that is looked at. Default: 30 days before --to.")
    private @Nullable String from;

    @Option(
        names = "--to",
        paramLabel = "TIME",
        description = "Only records before then. Default: up to now.")
    private @Nullable String to;
  }

  @Command(
      name = "show",
      description =
          "Shows the stored records of an event and the headers kept with them, without their"
              + " bodies.",
      mixinStandardHelpOptions = true)
  int show(
      @Mixin Connection connection,
      @Mixin Wanted wanted,
      @Option(
              names = "--body",
              description = "Prints the raw body of the first record and nothing else.")
          boolean body) {
    try (ServiceApi ledger = connection.open(console)) {
      JsonNode event = find(ledger, wanted);
      if (body) {
        console.raw(bytes(event.path("records").path(0).path("content")));
      } else if (connection.json()) {
        console.show(event);
      } else {
        tell(event);
      }
      return ExitCode.OK;
    }
  }

  private void tell(JsonNode event) {
    Table table =
        new Table(
            "WHERE",
            "RECEIVED AT",
            "EVENT",
            "COLLECTOR",
            "SOURCE",
            "ADDRESS",
            "KEY",
            "BODY",
            "SHA-256");
    Table headers = new Table("WHERE", "HEADER", "VALUE");
    boolean kept = false;
    for (JsonNode record : event.path("records")) {
      JsonNode content = record.path("content");
      table.row(
          place(record),
          Fields.text(content, "received_at"),
          Fields.text(content, "event"),
          Fields.text(content, "collector"),
          Fields.text(content, "source"),
          Fields.text(content, "source_address"),
          Fields.text(content, "key_id"),
          bytes(content).length + " bytes",
          Fields.text(content, "body_sha256"));
      for (JsonNode header : content.path("headers")) {
        headers.row(place(record), Fields.text(header, "name"), Fields.text(header, "value"));
        kept = true;
      }
    }
    console.show(table);
    if (kept) {
      console.show(headers);
    }
  }

  @Command(
      name = "verify",
      description = {
        "Recomputes the HMAC-SHA256 over each stored body and compares it with the stored signature.",
        "The secret is read from a variable or a file and is sent nowhere.",
        "Exit code 0: all genuine; 1: one is not; 4: none is false, but one was never signed."
      },
      mixinStandardHelpOptions = true)
  int verify(@Mixin Connection connection, @Mixin Wanted wanted, @Mixin SigningSecret reference) {
    byte[] secret = reference.read(console);
    try (ServiceApi ledger = connection.open(console)) {
      JsonNode event = find(ledger, wanted);
      Table table = new Table("WHERE", "KEY", "RESULT");
      int worst = ExitCode.OK;
      for (JsonNode record : event.path("records")) {
        Verification result = verify(record.path("content"), secret);
        worst = worse(worst, result);
        table.row(place(record), Fields.text(record.path("content"), "key_id"), result.words());
        ((ObjectNode) record).put("verification", result.name().toLowerCase(Locale.ROOT));
        ((ObjectNode) record).remove("content");
      }
      if (connection.json()) {
        console.show(event);
      } else {
        console.show(table);
      }
      return worst;
    }
  }

  private static Verification verify(JsonNode content, byte[] secret) {
    if (!content.isObject()) {
      return Verification.UNREADABLE;
    }
    JsonNode signature = content.path("signature");
    return new Evidence(
            Fields.text(content, "source"),
            bytes(content),
            Fields.text(content, "body_sha256"),
            signature.isString() ? signature.stringValue() : null)
        .verify(secret);
  }

  private static int worse(int worst, Verification result) {
    return switch (result) {
      case GENUINE -> worst;
      case UNSIGNED -> worst == ExitCode.OK ? ExitCode.UNSIGNED : worst;
      case WRONG_SIGNATURE, WRONG_HASH, UNREADABLE -> ExitCode.REFUSED;
    };
  }

  /**
   * Asks until the whole range was looked at: the ledger bounds each search.
   *
   * @throws Refused when there is no record
   */
  private static JsonNode find(ServiceApi ledger, Wanted wanted) {
    Map<String, String> query = new LinkedHashMap<>();
    if (wanted.from != null) {
      query.put("from", wanted.from);
    }
    if (wanted.to != null) {
      query.put("to", wanted.to);
    }
    String path = "/v1/events/" + segment(wanted.id);
    ObjectNode all = (ObjectNode) ledger.get(path, query);
    JsonNode search = all.path("search");
    while (!search.path("complete").asBoolean(true)) {
      query.put("from", Fields.text(search, "reached_at"));
      query.put("to", Fields.text(search, "to"));
      JsonNode next = rest(ledger, path, query, all);
      addNew((ArrayNode) all.path("records"), next.path("records"));
      if (next.path("search").path("reached_at").equals(search.path("reached_at"))) {
        throw new Unreachable("the search does not get on; it reached " + query.get("from"));
      }
      search = next.path("search");
      all.set("search", search);
    }
    return all;
  }

  /** Finding nothing in the rest is no refusal once something was found. */
  private static JsonNode rest(
      ServiceApi ledger, String path, Map<String, String> query, ObjectNode found) {
    try {
      return ledger.get(path, query);
    } catch (Refused e) {
      if (e.status() != NOT_FOUND || found.path("records").isEmpty()) {
        throw e;
      }
      ObjectNode nothing = JsonNodeFactory.instance.objectNode();
      nothing.putArray("records");
      nothing.putObject("search").put("complete", true).put("reached_at", query.get("to"));
      return nothing;
    }
  }

  /** Searches overlap by what was written in one millisecond. */
  private static void addNew(ArrayNode all, JsonNode more) {
    for (JsonNode record : more) {
      boolean known = false;
      for (JsonNode one : all) {
        known |= place(one).equals(place(record));
      }
      if (!known) {
        all.add(record);
      }
    }
  }

  private static String place(JsonNode record) {
    return "%s-%s@%s"
        .formatted(
            Fields.text(record, "topic"),
            Fields.text(record, "partition"),
            Fields.text(record, "offset"));
  }

  private static byte[] bytes(JsonNode content) {
    return Base64.getDecoder().decode(Fields.text(content, "body"));
  }
}
