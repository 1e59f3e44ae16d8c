package io.feebridge.localstack;

import io.feebridge.localstack.process.Logs;
import io.feebridge.localstack.process.ProcessRecords;
import java.nio.file.Path;

/**
 * Where things stand.
 *
 * @param home the checkout: service jars and {@code deploy/}
 * @param state everything that a stack writes
 */
record Folders(Path home, Path state) {

  Folders {
    home = home.toAbsolutePath().normalize();
    state = state.toAbsolutePath().normalize();
  }

  Logs logs() {
    return new Logs(logsFolder());
  }

  Path logsFolder() {
    return state.resolve("logs");
  }

  ProcessRecords processes() {
    return new ProcessRecords(state.resolve("pids"));
  }

  /** Of one broker, by its word. */
  Path kafka(String word) {
    return state.resolve(word);
  }

  Path postgres() {
    return state.resolve("postgres");
  }

  /** Unpacked programs: may be deleted whenever the stack is down. */
  Path runtime() {
    return state.resolve("runtime");
  }

  /** What the running stack is like, for whoever wants to talk to it. */
  Path stackFile() {
    return state.resolve("stack.properties");
  }

  Path topicsFile() {
    return home.resolve("deploy/kafka/topics.yml");
  }

  Path demo(String file) {
    return home.resolve("deploy/demo").resolve(file);
  }
}
