package io.feebridge.ingress.budget.http;

import io.feebridge.ingress.budget.Standings;
import io.feebridge.ingress.collector.LiveCollectors;
import io.feebridge.ingress.collector.Reload;
import io.feebridge.ingress.collector.Reload.ReloadOutcome.Refused;
import io.feebridge.ingress.collector.Reload.ReloadOutcome.Replaced;
import io.feebridge.ingress.collector.Reload.ReloadOutcome.Unchanged;
import io.feebridge.ingress.operator.http.ProblemType;
import java.security.Principal;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is configured, how it stands with Jodo, and the way to configure it anew. */
@RestController
@RequestMapping(path = "/v1/collectors", produces = MediaType.APPLICATION_JSON_VALUE)
final class CollectorController {

  private static final Logger log = LoggerFactory.getLogger(CollectorController.class);

  private final LiveCollectors live;
  private final Standings standings;
  private final Reload reload;
  private final Clock clock;

  CollectorController(LiveCollectors live, Standings standings, Reload reload, Clock clock) {
    this.live = live;
    this.standings = standings;
    this.reload = reload;
    this.clock = clock;
  }

  @GetMapping
  CollectorList list() {
    return CollectorList.of(live.state(), standings, clock.instant());
  }

  /** Reads the configuration now, and says what is in force after that. */
  @PostMapping("/reload")
  CollectorList reload(Principal operator) {
    switch (reload.now()) {
      case Replaced() -> log.info("Collectors replaced by {}", operator.getName());
      case Unchanged() -> log.info("Collectors read again by {}: no change", operator.getName());
      case Refused(var reason) ->
          throw ProblemType.CONFIGURATION_REFUSED.because(
              reason + ". What was in force stays in force.");
    }
    return list();
  }
}
