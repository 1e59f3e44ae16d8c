package io.feebridge.ingress.collector.http;

import io.feebridge.ingress.collector.Collectors;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is configured. */
@RestController
@RequestMapping(path = "/v1/collectors", produces = MediaType.APPLICATION_JSON_VALUE)
final class CollectorController {

  private final Collectors collectors;

  CollectorController(Collectors collectors) {
    this.collectors = collectors;
  }

  @GetMapping
  CollectorList list() {
    return CollectorList.of(collectors);
  }

  /** Every collector, by name. */
  record CollectorList(List<CollectorView> collectors) {

    static CollectorList of(Collectors collectors) {
      return new CollectorList(
          collectors.all().map(CollectorView::of).sorted(CollectorView.BY_NAME).toList());
    }
  }
}
