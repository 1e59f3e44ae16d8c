package io.feebridge.ledger.quarantine.http;

import io.feebridge.messaging.deadletter.RedriveOutcome;
import io.feebridge.messaging.deadletter.RedrivingRecords.Result;
import io.feebridge.messaging.deadletter.RedrivingRecords.Results;
import io.feebridge.messaging.inbox.ReasonCode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** What came, or would come, of an act. */
@JsonNaming(SnakeCaseStrategy.class)
record ActView(
    boolean dryRun, long matched, List<RecordView> records, @Nullable String nextCursor) {

  /** What came of one record. */
  record RecordView(long id, String outcome, @Nullable String refusal) {

    static RecordView of(Result result) {
      return switch (result.outcome()) {
        case RedriveOutcome.Accepted() -> new RecordView(result.id(), "accepted", null);
        case RedriveOutcome.Refused(ReasonCode reason) ->
            new RecordView(result.id(), "refused", reason.value());
        case RedriveOutcome.NotYet(ReasonCode reason) ->
            new RecordView(result.id(), "not_yet", reason.value());
        case RedriveOutcome.Settled(), RedriveOutcome.Unknown() ->
            new RecordView(result.id(), "already_settled", null);
      };
    }
  }

  static ActView one(boolean dry, long id, RedriveOutcome outcome) {
    return new ActView(dry, 1, List.of(RecordView.of(new Result(id, outcome))), null);
  }

  static ActView many(boolean dry, Results results, int limit) {
    boolean more = results.results().size() == limit;
    return new ActView(
        dry,
        results.matched(),
        results.results().stream().map(RecordView::of).toList(),
        more ? Long.toString(results.last()) : null);
  }
}
