package io.feebridge.localstack.port;

/**
 * Who listens on a port.
 *
 * @param pid of the process
 * @param command line of it, or its bare name where the system tells no more
 */
public record PortHolder(long pid, String command) {

  private static final int LONGEST = 160;

  /** For people, on one line of bearable length. */
  @Override
  public String toString() {
    String line = command.length() > LONGEST ? command.substring(0, LONGEST) + " …" : command;
    return "pid " + pid + ": " + line;
  }
}
