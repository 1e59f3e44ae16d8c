package io.feebridge.ingress.reprojecting.http;

import io.feebridge.ingress.operator.http.ProblemType;
import io.feebridge.ingress.reprojecting.Run;
import io.feebridge.ingress.reprojecting.Runs;
import io.feebridge.ingress.reprojecting.Wanted;
import java.security.Principal;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Begins and shows runs. */
@RestController
@RequestMapping(path = "/v1/reprojections", produces = MediaType.APPLICATION_JSON_VALUE)
final class ReprojectionController {

  private static final Logger log = LoggerFactory.getLogger(ReprojectionController.class);

  private final Runs runs;
  private final Clock clock;

  ReprojectionController(Runs runs, Clock clock) {
    this.runs = runs;
    this.clock = clock;
  }

  /** The runs that this instance remembers. */
  record ReprojectionList(List<ReprojectionView> reprojections) {}

  @GetMapping
  ReprojectionList list() {
    return new ReprojectionList(runs.all().stream().map(ReprojectionView::of).toList());
  }

  @GetMapping("/{id}")
  ReprojectionView one(@PathVariable String id) {
    return runs.named(id)
        .map(ReprojectionView::of)
        .orElseThrow(() -> ProblemType.NOT_FOUND.because("This instance remembers no such run."));
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  ReprojectionView begin(@RequestBody ReprojectionRequest request, Principal operator) {
    if (!request.saysWhy()) {
      throw ProblemType.INVALID_REQUEST.because(
          "Without dry_run, reason says why, in %d characters at most."
              .formatted(ReprojectionRequest.MAX_REASON));
    }
    Run run =
        runs.begin(wanted(request), operator.getName())
            .orElseThrow(
                () -> ProblemType.CONFLICT.because("A run is going on: wait for its end."));
    if (!request.dry()) {
      log.info("Reprojection {} begun by {}: {}", run.id(), operator.getName(), request.reason());
    }
    return ReprojectionView.of(run);
  }

  private Wanted wanted(ReprojectionRequest request) {
    try {
      return request.wanted(clock.instant());
    } catch (IllegalArgumentException e) {
      throw ProblemType.INVALID_REQUEST.because(e.getMessage() + ".");
    }
  }
}
