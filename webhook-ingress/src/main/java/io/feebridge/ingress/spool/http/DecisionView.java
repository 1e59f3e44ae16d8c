package io.feebridge.ingress.spool.http;

import io.feebridge.ingress.spool.Decision;
import io.feebridge.ingress.spool.Decision.Verb;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A decision that was carried out, or in a dry run could be.
 *
 * @param reason null in a dry run
 */
@JsonNaming(SnakeCaseStrategy.class)
record DecisionView(long id, boolean dryRun, String decision, String by, @Nullable String reason) {

  static DecisionView of(long id, Decision decision) {
    return new DecisionView(id, false, word(decision.verb()), decision.by(), decision.reason());
  }

  static DecisionView possible(long id, Verb verb, String by) {
    return new DecisionView(id, true, word(verb), by, null);
  }

  private static String word(Verb verb) {
    return verb.name().toLowerCase(Locale.ROOT);
  }
}
