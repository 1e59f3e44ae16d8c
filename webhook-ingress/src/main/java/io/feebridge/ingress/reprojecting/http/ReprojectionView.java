package io.feebridge.ingress.reprojecting.http;

import io.feebridge.ingress.reprojecting.Outcome;
import io.feebridge.ingress.reprojecting.Run;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * One run as it stands.
 *
 * @param republished how many were published; in a dry run would be
 * @param more whether it ended at {@code maxRecords}: another run finds more
 * @param cause why it failed
 */
@JsonNaming(SnakeCaseStrategy.class)
record ReprojectionView(
    String id,
    String state,
    boolean dryRun,
    String begunBy,
    Instant begunAt,
    @Nullable Instant endedAt,
    Instant from,
    Instant until,
    int maxRecords,
    long examined,
    long republished,
    boolean more,
    @Nullable String cause,
    List<CountView> counts) {

  /** Records of one kind with one outcome. */
  @JsonNaming(SnakeCaseStrategy.class)
  record CountView(
      String topic, String event, String was, String outcome, String to, long records) {

    static CountView of(Run.Counted counted) {
      Run.Line line = counted.line();
      return new CountView(
          line.topic(),
          line.event(),
          line.was(),
          word(line.outcome()),
          line.to(),
          counted.records());
    }
  }

  static ReprojectionView of(Run run) {
    Run.Standing standing = run.standing();
    long republished =
        standing.counts().stream()
            .filter(counted -> counted.line().outcome() == Outcome.REPUBLISHED)
            .mapToLong(Run.Counted::records)
            .sum();
    return new ReprojectionView(
        run.id(),
        word(standing.state()),
        run.wanted().dryRun(),
        run.begunBy(),
        run.begunAt(),
        standing.endedAt(),
        run.wanted().from(),
        run.wanted().until(),
        run.wanted().maxRecords(),
        standing.examined(),
        republished,
        standing.more(),
        standing.cause(),
        standing.counts().stream().map(CountView::of).toList());
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
