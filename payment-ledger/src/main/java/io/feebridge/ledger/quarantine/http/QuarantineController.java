package io.feebridge.ledger.quarantine.http;

import io.feebridge.ledger.problem.http.ProblemType;
import io.feebridge.messaging.deadletter.Quarantine;
import io.feebridge.messaging.deadletter.QuarantineDesk;
import io.feebridge.messaging.deadletter.QuarantineFilter;
import io.feebridge.messaging.deadletter.QuarantineState;
import io.feebridge.messaging.deadletter.RedriveOutcome;
import io.feebridge.messaging.deadletter.RedrivingRecords;
import io.feebridge.messaging.deadletter.RedrivingRecords.Results;
import java.security.Principal;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Records in quarantine: listed, shown, put back, left aside. */
@RestController
@RequestMapping(path = "/v1/quarantine", produces = MediaType.APPLICATION_JSON_VALUE)
public final class QuarantineController {

  private final Quarantine quarantine;
  private final QuarantineDesk desk;
  private final RedrivingRecords redriving;

  public QuarantineController(Quarantine quarantine, QuarantineDesk desk) {
    this.quarantine = quarantine;
    this.desk = desk;
    this.redriving = new RedrivingRecords(quarantine, desk);
  }

  @GetMapping
  QuarantinePage list(
      @RequestParam(required = false) @Nullable String reason,
      @RequestParam(required = false) @Nullable String subject,
      @RequestParam(required = false) @Nullable String topic,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor) {
    QuarantineFilter filter =
        new QuarantineFilter(
            Optional.ofNullable(reason),
            Optional.ofNullable(subject),
            Optional.ofNullable(topic),
            Optional.ofNullable(state).map(QuarantineController::state));
    int most = Asked.limit(limit);
    return QuarantinePage.of(
        quarantine.count(filter), quarantine.page(filter, Asked.after(cursor), most), most);
  }

  private static QuarantineState state(String word) {
    for (QuarantineState state : QuarantineState.values()) {
      if (state.name().toLowerCase(Locale.ROOT).equals(word)) {
        return state;
      }
    }
    throw ProblemType.INVALID_REQUEST.because("A state is waiting, redriven or discarded.");
  }

  @GetMapping("/{id}")
  EntryView show(@PathVariable long id) {
    return quarantine.entry(id).map(EntryView::of).orElseThrow(QuarantineController::unknown);
  }

  /** Operators alone, by the rule about paths in {@code access.http}: bodies hold contact data. */
  @GetMapping("/{id}/bytes")
  RecordBytes bytes(@PathVariable long id) {
    return quarantine.find(id).map(RecordBytes::of).orElseThrow(QuarantineController::unknown);
  }

  @PostMapping("/{id}/redrive")
  ActView redrive(
      @PathVariable long id,
      @RequestBody(required = false) @Nullable ActRequest request,
      Principal operator) {
    ActRequest asked = request == null ? ActRequest.DRY : request;
    RedriveOutcome outcome =
        asked.dry()
            ? desk.preview(id)
            : desk.redrive(id, operator.getName(), Asked.reason(asked.reason()));
    return ActView.one(asked.dry(), id, possible(outcome));
  }

  @PostMapping("/{id}/discard")
  ActView discard(
      @PathVariable long id,
      @RequestBody(required = false) @Nullable ActRequest request,
      Principal operator) {
    ActRequest asked = request == null ? ActRequest.DRY : request;
    RedriveOutcome outcome =
        asked.dry()
            ? mayDiscard(id)
            : desk.discard(id, operator.getName(), Asked.reason(asked.reason()));
    return ActView.one(asked.dry(), id, possible(outcome));
  }

  private RedriveOutcome mayDiscard(long id) {
    return quarantine
        .entry(id)
        .<RedriveOutcome>map(
            entry ->
                entry.state() == QuarantineState.WAITING
                    ? new RedriveOutcome.Accepted()
                    : new RedriveOutcome.Settled())
        .orElseGet(RedriveOutcome.Unknown::new);
  }

  @PostMapping("/redrive")
  ActView redriveMany(@RequestBody SetRequest request, Principal operator) {
    int most = Asked.limit(request.limit());
    long after = Asked.after(request.cursor());
    Results results =
        request.dry()
            ? redriving.preview(request.meant(), after, most)
            : redriving.redrive(
                request.meant(), after, most, operator.getName(), Asked.reason(request.reason()));
    return ActView.many(request.dry(), results, most);
  }

  private static RedriveOutcome possible(RedriveOutcome outcome) {
    return switch (outcome) {
      case RedriveOutcome.Unknown() -> throw unknown();
      case RedriveOutcome.Settled() ->
          throw ProblemType.ALREADY_SETTLED.because("Its acts say by whom, when and why.");
      case RedriveOutcome.Accepted _, RedriveOutcome.Refused _, RedriveOutcome.NotYet _ -> outcome;
    };
  }

  private static RuntimeException unknown() {
    return ProblemType.UNKNOWN_RECORD.because("Ids are those of the list /v1/quarantine.");
  }
}
