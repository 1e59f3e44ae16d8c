package io.feebridge.ingress.spool.http;

import io.feebridge.ingress.operator.http.ProblemType;
import io.feebridge.ingress.spool.DecidingSetAside;
import io.feebridge.ingress.spool.Decision;
import io.feebridge.ingress.spool.Decision.Verb;
import io.feebridge.ingress.spool.SetAside;
import io.feebridge.ingress.spool.SpoolOutcome;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * How full this instance's spool is; and what it has set aside: listed, published again, given up.
 */
@RestController
@RequestMapping(path = "/v1/spool", produces = MediaType.APPLICATION_JSON_VALUE)
@ConditionalOnProperty(
    name = "feebridge.ingress.spool.enabled",
    havingValue = "true",
    matchIfMissing = true)
final class SpoolController {

  private static final int LARGEST_PAGE = 500;

  private final DecidingSetAside deciding;

  SpoolController(DecidingSetAside deciding) {
    this.deciding = deciding;
  }

  @GetMapping
  Mono<SpoolPage> list(
      @RequestParam(defaultValue = "100") int limit,
      @RequestParam(required = false) @Nullable String cursor) {
    if (limit < 1 || limit > LARGEST_PAGE) {
      throw ProblemType.INVALID_PAGE.because("A page has 1 to " + LARGEST_PAGE + " deliveries.");
    }
    long after = after(cursor);
    return Mono.fromCallable(
            () -> SpoolPage.of(deciding.level(), deciding.list(after, limit), limit))
        .subscribeOn(Schedulers.boundedElastic());
  }

  @GetMapping("/{id}")
  Mono<SpoolPage.View> one(@PathVariable long id) {
    return Mono.fromCallable(() -> SpoolPage.View.of(found(id)))
        .subscribeOn(Schedulers.boundedElastic());
  }

  @PostMapping("/{id}/redrive")
  Mono<DecisionView> redrive(
      @PathVariable long id,
      @RequestBody(required = false) @Nullable DecisionRequest request,
      Principal operator) {
    return decide(id, Verb.REDRIVE, request, operator);
  }

  @PostMapping("/{id}/discard")
  Mono<DecisionView> discard(
      @PathVariable long id,
      @RequestBody(required = false) @Nullable DecisionRequest request,
      Principal operator) {
    return decide(id, Verb.DISCARD, request, operator);
  }

  private Mono<DecisionView> decide(
      long id, Verb verb, @Nullable DecisionRequest request, Principal operator) {
    if (request == null || request.dry()) {
      return Mono.fromCallable(
              () -> DecisionView.possible(found(id).id(), verb, operator.getName()))
          .subscribeOn(Schedulers.boundedElastic());
    }
    Decision decision = new Decision(verb, operator.getName(), reason(request));
    return Mono.fromCompletionStage(() -> deciding.decide(id, decision))
        .map(outcome -> done(id, decision, outcome));
  }

  private SetAside found(long id) {
    return deciding.find(id).orElseThrow(SpoolController::nothingOfThisId);
  }

  private static RuntimeException nothingOfThisId() {
    return ProblemType.NOT_FOUND.because(
        "No delivery of this id is set aside here. Ids are those of the list /v1/spool.");
  }

  private static DecisionView done(long id, Decision decision, SpoolOutcome outcome) {
    return switch (outcome) {
      case DONE -> DecisionView.of(id, decision);
      case NO_SUCH_DELIVERY -> throw nothingOfThisId();
      case NO_ROOM, FAILED ->
          throw ProblemType.INTERNAL.because("The spool cannot be written now. Nothing was done.");
    };
  }

  private static String reason(DecisionRequest request) {
    String said = request.reason() == null ? "" : request.reason().strip();
    if (said.isEmpty() || said.length() > Decision.MAX_REASON || said.indexOf('\0') >= 0) {
      throw ProblemType.INVALID_REQUEST.because(
          "A decision needs a reason of 1 to " + Decision.MAX_REASON + " characters.");
    }
    return said;
  }

  private static long after(@Nullable String cursor) {
    try {
      long after = cursor == null ? 0 : Long.parseLong(cursor);
      if (after >= 0) {
        return after;
      }
    } catch (NumberFormatException e) {
      throw invalidCursor();
    }
    throw invalidCursor();
  }

  private static RuntimeException invalidCursor() {
    return ProblemType.INVALID_PAGE.because(
        "A cursor is the next_cursor of the page before, unchanged.");
  }
}
