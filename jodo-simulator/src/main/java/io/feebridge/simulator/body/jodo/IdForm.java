package io.feebridge.simulator.body.jodo;

import tools.jackson.core.JsonGenerator;

/** How the pages write Jodo's own ids, which are digits. */
enum IdForm {
  /** {@code 7268}. */
  NUMBER,
  /** {@code "7268"}. */
  DIGITS,
  /** {@code "student_7268"}. */
  PREFIXED;

  void write(JsonGenerator json, String prefix, String digits) {
    switch (this) {
      case NUMBER -> json.writeNumber(Long.parseLong(digits));
      case DIGITS -> json.writeString(digits);
      case PREFIXED -> json.writeString(prefix + digits);
    }
  }

  /** Number and digits stand for each other on the pages; a prefix comes and goes with the page. */
  IdForm drifted(Drift drift) {
    return switch (drift.among(3)) {
      case 1 -> NUMBER;
      case 2 -> DIGITS;
      default -> this;
    };
  }
}
