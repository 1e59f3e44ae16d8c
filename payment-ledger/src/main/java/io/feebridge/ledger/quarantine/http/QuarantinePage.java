package io.feebridge.ledger.quarantine.http;

import io.feebridge.messaging.deadletter.QuarantineEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A page of records in quarantine. */
@JsonNaming(SnakeCaseStrategy.class)
record QuarantinePage(long matched, List<EntryView> records, @Nullable String nextCursor) {

  static QuarantinePage of(long matched, List<QuarantineEntry> entries, int limit) {
    boolean more = entries.size() == limit;
    return new QuarantinePage(
        matched,
        entries.stream().map(EntryView::of).toList(),
        more ? Long.toString(entries.getLast().id()) : null);
  }
}
