package io.feebridge.localstack;

import io.feebridge.localstack.port.Ports;
import io.feebridge.localstack.process.ProcessRecord;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** What a supervisor leaves in its state folder for other commands: that it runs, and where. */
final class RunningStack {

  /** The name under which a supervisor records itself. */
  static final String SUPERVISOR = "supervisor";

  private final Folders folders;

  RunningStack(Folders folders) {
    this.folders = folders;
  }

  /** The supervisor, if one lives. */
  Optional<ProcessRecord> supervisor() {
    return folders.processes().find(SUPERVISOR).filter(r -> r.living().isPresent());
  }

  /** The ports of a stack that is up; empty while it starts, and when there is none. */
  Optional<Ports> ports() throws IOException {
    if (!announced()) {
      return Optional.empty();
    }
    Properties read = new Properties();
    try (Reader in = Files.newBufferedReader(folders.stackFile())) {
      read.load(in);
    }
    Map<String, Integer> numbers = new LinkedHashMap<>();
    read.stringPropertyNames().stream()
        .sorted()
        .forEach(word -> numbers.put(word, Integer.valueOf(read.getProperty(word))));
    return Optional.of(new Ports(numbers));
  }

  /** Whether a stack is up. */
  boolean announced() {
    return supervisor().isPresent() && Files.exists(folders.stackFile());
  }

  /** Says that the stack is up on these ports. */
  void announce(Ports ports) throws IOException {
    Properties written = new Properties();
    ports.numbers().forEach((word, number) -> written.setProperty(word, number.toString()));
    Path fresh = folders.stackFile().resolveSibling("stack.properties.new");
    try (Writer out = Files.newBufferedWriter(fresh)) {
      written.store(out, "ports of the running stack");
    }
    Files.move(fresh, folders.stackFile(), StandardCopyOption.REPLACE_EXISTING);
  }

  /** Says that it is not, or no longer. */
  void withdraw() throws IOException {
    Files.deleteIfExists(folders.stackFile());
  }
}
