package io.feebridge.cli.ending;

/** What a script can tell from the end of a command. */
public final class ExitCode {

  public static final int OK = 0;

  /** The service refused, a record goes on waiting, or an event is not genuine. */
  public static final int REFUSED = 1;

  /** The command line says nothing that can be done; picocli's own number. */
  public static final int USAGE = 2;

  /** The service does not answer. */
  public static final int UNREACHABLE = 3;

  /** There is nothing to verify: nobody signed it. */
  public static final int UNSIGNED = 4;

  private ExitCode() {}
}
