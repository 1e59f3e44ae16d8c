package io.feebridge.ledger.quarantine.http;

import io.feebridge.ledger.problem.http.ProblemType;
import io.feebridge.messaging.InboxSettings;
import io.feebridge.messaging.inbox.breaker.BreakerMode;
import io.feebridge.messaging.inbox.breaker.BreakerSettings;
import io.feebridge.messaging.inbox.breaker.Breakers;
import io.feebridge.messaging.inbox.breaker.StandingBreaker;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** The consumer groups of this service and their breakers. */
@RestController
@RequestMapping(path = "/v1/consumers", produces = MediaType.APPLICATION_JSON_VALUE)
public final class ConsumerController {

  private final Breakers breakers;
  private final StandingBreaker ours;

  public ConsumerController(Breakers breakers, InboxSettings inbox, BreakerSettings breaker) {
    this.breakers = breakers;
    this.ours = StandingBreaker.untouched(inbox.group(), breaker.version());
  }

  /** A list of breakers. */
  record Consumers(List<BreakerView> consumers) {}

  /**
   * What an operator asks for.
   *
   * @param version null means the version that answers
   * @param allow lets records be set aside instead of counting them
   * @param records with {@code allow}, how many; null means until it is closed
   * @param dryRun null means true
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record Request(
      @Nullable String version,
      @Nullable Boolean allow,
      @Nullable Long records,
      @Nullable Boolean dryRun,
      @Nullable String reason) {}

  /** What was, or would be, changed. */
  @JsonNaming(SnakeCaseStrategy.class)
  record Changed(boolean dryRun, BreakerView consumer) {}

  @GetMapping
  Consumers list() {
    List<StandingBreaker> all = new ArrayList<>(breakers.all());
    if (all.stream().noneMatch(this::isOurs)) {
      all.add(ours);
    }
    return new Consumers(all.stream().map(this::view).toList());
  }

  @PostMapping("/{group}/breaker")
  Changed change(@PathVariable String group, @RequestBody Request request, Principal operator) {
    String version = request.version() == null ? ours.version() : request.version();
    StandingBreaker before = find(group, version);
    boolean allow = Boolean.TRUE.equals(request.allow());
    if (request.records() != null && (!allow || request.records() < 1)) {
      throw ProblemType.INVALID_REQUEST.because("records is 1 or more, and goes with allow.");
    }
    if (!allow && before.mode() == BreakerMode.CLOSED) {
      throw alreadyClosed();
    }
    if (request.dryRun() == null || request.dryRun()) {
      return new Changed(true, view(before));
    }
    String reason = Asked.reason(request.reason());
    if (allow) {
      OptionalLong records =
          request.records() == null ? OptionalLong.empty() : OptionalLong.of(request.records());
      breakers.allow(group, version, records, operator.getName(), reason);
    } else if (!breakers.close(group, version, operator.getName(), reason)) {
      throw alreadyClosed();
    }
    return new Changed(false, view(find(group, version)));
  }

  private StandingBreaker find(String group, String version) {
    return breakers
        .find(group, version)
        .or(() -> isOurs(group, version) ? Optional.of(ours) : Optional.empty())
        .orElseThrow(
            () ->
                ProblemType.UNKNOWN_CONSUMER.because(
                    "Groups and versions are those of /v1/consumers."));
  }

  private boolean isOurs(StandingBreaker breaker) {
    return isOurs(breaker.group(), breaker.version());
  }

  private boolean isOurs(String group, String version) {
    return group.equals(ours.group()) && version.equals(ours.version());
  }

  private BreakerView view(StandingBreaker breaker) {
    return BreakerView.of(breaker, isOurs(breaker));
  }

  private static RuntimeException alreadyClosed() {
    return ProblemType.ALREADY_CLOSED.because("This breaker is closed; nothing was changed.");
  }
}
