package io.feebridge.simulator.notation;

/** How commands, and what is shown of the world, are written down. */
public interface Notation {

  /** A text that is no command, and why, in words for its writer. */
  final class Unreadable extends Exception {

    public Unreadable(String message) {
      super(message);
    }
  }

  /** Reads one of the records of {@code Command}, or any other record of {@code type}. */
  <T> T read(String text, Class<T> type) throws Unreadable;

  /** On one line. */
  String write(Object value);
}
