package io.feebridge.simulator.command;

import java.util.List;

/** What became of a command. */
public sealed interface Outcome {

  /**
   * It was done.
   *
   * @param id of what was made or changed
   */
  record Done(String id) implements Outcome {}

  /** It was not, and nothing has changed. */
  record Refused(Reason reason, String message, List<Field> fields) implements Outcome {}

  /** A field that was wrong, by its name in Jodo's API. */
  record Field(String key, String message) {}

  /** Why, in the classes of HTTP. */
  enum Reason {
    INVALID,
    NOT_FOUND,
    CONFLICT
  }

  static Outcome notFound(String message) {
    return new Refused(Reason.NOT_FOUND, message, List.of());
  }

  static Outcome conflict(String message) {
    return new Refused(Reason.CONFLICT, message, List.of());
  }

  static Outcome invalid(String key, String message) {
    return new Refused(Reason.INVALID, message, List.of(new Field(key, message)));
  }
}
