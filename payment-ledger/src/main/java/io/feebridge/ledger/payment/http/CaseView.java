package io.feebridge.ledger.payment.http;

import io.feebridge.ledger.payment.PaymentBook;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A doubt that a person decides.
 *
 * @param kind {@code unreadable_report} for a report in quarantine, else the word of a {@link
 *     io.feebridge.ledger.position.CaseKind}
 * @param subject what it is about within the payment; of a report in quarantine, why it is there
 * @param atRisk rupees; null when nobody could read how much
 * @param openedAt of reports in quarantine, since when the first is there; else null
 */
@JsonNaming(SnakeCaseStrategy.class)
record CaseView(String kind, String subject, @Nullable String atRisk, @Nullable Instant openedAt) {

  private static final String UNREADABLE_REPORT = "unreadable_report";

  static List<CaseView> of(PaymentBook book) {
    Stream<CaseView> doubts =
        book.payment().position().cases().stream()
            .map(c -> new CaseView(c.kind().word(), c.subject(), c.atRisk().toString(), null));
    // one case a reason, however often Jodo repeated itself
    Map<String, CaseView> unreadable = new LinkedHashMap<>();
    book.setAside()
        .forEach(
            r ->
                unreadable.putIfAbsent(
                    r.reason(), new CaseView(UNREADABLE_REPORT, r.reason(), null, r.setAsideAt())));
    return Stream.concat(doubts, unreadable.values().stream()).toList();
  }
}
