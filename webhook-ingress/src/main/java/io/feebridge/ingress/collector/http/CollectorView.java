package io.feebridge.ingress.collector.http;

import io.feebridge.ingress.authenticity.SigningKey;
import io.feebridge.ingress.collector.Collector;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * One collector.
 *
 * @param keys ids of its live keys
 * @param customHeader whether one is demanded
 */
@JsonNaming(SnakeCaseStrategy.class)
record CollectorView(String name, List<String> keys, boolean customHeader) {

  static final Comparator<CollectorView> BY_NAME = Comparator.comparing(CollectorView::name);

  static CollectorView of(Collector collector) {
    return new CollectorView(
        collector.name(),
        collector.proof().keys().stream().map(SigningKey::id).toList(),
        collector.proof().customHeader() != null);
  }
}
