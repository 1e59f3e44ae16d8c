package io.feebridge.ingress.budget.http;

import io.feebridge.ingress.budget.Standings;
import io.feebridge.ingress.collector.Collector;
import io.feebridge.ingress.collector.LiveCollectors;
import io.feebridge.ingress.collector.LiveCollectors.Refused;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * Every collector in force, by name; figures and times are those of this instance since its start.
 *
 * @param at when this was so
 */
@JsonNaming(SnakeCaseStrategy.class)
record CollectorList(Instant at, ConfigurationView configuration, List<CollectorView> collectors) {

  /**
   * How the configuration came to be.
   *
   * @param state {@code in_force}, or {@code refused} when a newer one cannot be used
   * @param since when what is in force came into force
   * @param refusedAt when the newer one was last looked at
   * @param reason what is wrong with it
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record ConfigurationView(
      String state, Instant since, @Nullable Instant refusedAt, @Nullable String reason) {}

  static CollectorList of(LiveCollectors.State state, Standings standings, Instant now) {
    Refused refused = state.refused();
    return new CollectorList(
        now,
        refused == null
            ? new ConfigurationView("in_force", state.since(), null, null)
            : new ConfigurationView("refused", state.since(), refused.at(), refused.reason()),
        state
            .collectors()
            .all()
            .sorted(Comparator.comparing(Collector::name))
            .map(collector -> CollectorView.of(collector, standings.of(collector.name())))
            .toList());
  }
}
