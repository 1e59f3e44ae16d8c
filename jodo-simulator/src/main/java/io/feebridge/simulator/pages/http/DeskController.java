package io.feebridge.simulator.pages.http;

import io.feebridge.simulator.event.EventCode;
import io.feebridge.simulator.institute.Branch;
import io.feebridge.simulator.institute.Code;
import io.feebridge.simulator.institute.Institute;
import io.feebridge.simulator.running.Simulator;
import java.util.Arrays;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What the control page's forms offer: the branches with their codes, and the events. No secret.
 */
@RestController
final class DeskController {

  private final Simulator simulator;

  DeskController(Simulator simulator) {
    this.simulator = simulator;
  }

  @JsonNaming(SnakeCaseStrategy.class)
  record InstituteView(String name, List<BranchView> branches, List<String> events) {

    static InstituteView of(Institute institute) {
      return new InstituteView(
          institute.name(),
          institute.branches().stream().map(BranchView::of).toList(),
          Arrays.stream(EventCode.values()).map(EventCode::code).toList());
    }
  }

  @JsonNaming(SnakeCaseStrategy.class)
  record BranchView(
      String collectorCode, String name, List<Code> grades, List<Code> feeComponents) {

    static BranchView of(Branch branch) {
      return new BranchView(
          branch.collectorCode(),
          branch.name(),
          branch.grades().stream().map(grade -> new Code(grade.code(), grade.name())).toList(),
          branch.feeComponents());
    }
  }

  @GetMapping("/desk/institute")
  Mono<InstituteView> institute() {
    return Mono.fromFuture(simulator.ask(world -> InstituteView.of(world.institute())));
  }
}
