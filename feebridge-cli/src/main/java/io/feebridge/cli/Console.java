package io.feebridge.cli;

import io.feebridge.cli.text.Table;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Where this command meets its user: two streams, the environment, and a prompt. */
final class Console {

  private static final ObjectWriter JSON = new JsonMapper().writerWithDefaultPrettyPrinter();

  private final PrintStream out;
  private final PrintStream err;
  private final Map<String, String> environment;

  Console(PrintStream out, PrintStream err, Map<String, String> environment) {
    this.out = out;
    this.err = err;
    this.environment = Map.copyOf(environment);
  }

  static Console ofProcess() {
    return new Console(System.out, System.err, System.getenv());
  }

  PrintStream out() {
    return out;
  }

  PrintStream err() {
    return err;
  }

  void say(String line) {
    out.println(Table.harmless(line));
  }

  /** For somebody who waits: apart from what a command prints. */
  void progress(String line) {
    err.println(Table.harmless(line));
  }

  void complain(String line) {
    err.println("feebridge: " + Table.harmless(line));
  }

  void show(Table table) {
    table.lines().forEach(out::println);
  }

  void show(JsonNode json) {
    out.println(JSON.writeValueAsString(json));
  }

  void raw(byte[] bytes) {
    out.write(bytes, 0, bytes.length);
    out.flush();
  }

  @Nullable String environment(String name) {
    return environment.get(name);
  }

  /** Asks for a password without showing it; null when nobody sits there. */
  char @Nullable [] password(String prompt) {
    return Optional.ofNullable(System.console())
        .filter(java.io.Console::isTerminal)
        .map(terminal -> terminal.readPassword("%s", prompt))
        .orElse(null);
  }
}
