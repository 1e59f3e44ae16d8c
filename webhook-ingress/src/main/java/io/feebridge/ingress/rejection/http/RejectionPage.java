package io.feebridge.ingress.rejection.http;

import io.feebridge.ingress.rejection.Rejection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A page of refusals, newest first.
 *
 * @param total how many there were since this instance started; only the last are remembered
 */
@JsonNaming(SnakeCaseStrategy.class)
record RejectionPage(long total, List<RejectionView> rejections, @Nullable String nextCursor) {

  static RejectionPage of(long total, List<Rejection> found, int limit) {
    return new RejectionPage(
        total,
        found.stream().map(RejectionView::of).toList(),
        found.size() == limit ? Long.toString(found.getLast().number()) : null);
  }
}
