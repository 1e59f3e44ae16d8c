package io.feebridge.cli;

/** What a script can tell from the end of a command. */
final class ExitCode {

  static final int OK = 0;

  /** The service refused, a record goes on waiting, or an event is not genuine. */
  static final int REFUSED = 1;

  /** The command line says nothing that can be done; picocli's own number. */
  static final int USAGE = 2;

  /** The service does not answer. */
  static final int UNREACHABLE = 3;

  /** There is nothing to verify: nobody signed it. */
  static final int UNSIGNED = 4;

  private ExitCode() {}
}
