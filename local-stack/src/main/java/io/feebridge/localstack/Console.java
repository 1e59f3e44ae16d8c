package io.feebridge.localstack;

import java.io.PrintStream;

/** Where this command talks to people: plain lines, no colours, safe from several threads. */
final class Console {

  private final PrintStream out;

  Console() {
    this(System.out);
  }

  Console(PrintStream out) {
    this.out = out;
  }

  void say(String line) {
    out.println(line);
    out.flush();
  }
}
