package io.feebridge.simulator.pages.http;

import io.feebridge.simulator.command.PlanCommand.BeginSetUp;
import io.feebridge.simulator.command.PlanCommand.CompleteSetUp;
import io.feebridge.simulator.pages.Admission;
import io.feebridge.simulator.pages.FlexPlan;
import io.feebridge.simulator.pages.Method;
import io.feebridge.simulator.pages.http.Views.FlexView;
import io.feebridge.simulator.pages.http.Views.VisitView;
import io.feebridge.simulator.plan.SetUp;
import io.feebridge.simulator.running.Simulator;
import io.feebridge.simulator.world.World;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** Who came with an access token, and how they set up a Flex plan. */
@RestController
@RequestMapping("/hosted")
final class VisitController {

  private final Simulator simulator;
  private final Visitors visitors;

  VisitController(Simulator simulator, Visitors visitors) {
    this.simulator = simulator;
    this.visitors = visitors;
  }

  record Completing(@Nullable String method) {}

  @JsonNaming(SnakeCaseStrategy.class)
  record SetUpView(String setUpId, String state, @Nullable String problem) {

    static SetUpView of(SetUp setUp) {
      return new SetUpView(
          setUp.id(), setUp.state().name().toLowerCase(Locale.ROOT), setUp.problem());
    }
  }

  @GetMapping("/login")
  Mono<ResponseEntity<Object>> login(@RequestParam("access_token") String token) {
    return Mono.fromFuture(
        simulator.ask(
            world ->
                switch (Admission.of(world, token)) {
                  case Admission.Admitted in -> Answers.ok(VisitView.of(world, in));
                  case Admission.Refused(String why) ->
                      Answers.problem(HttpStatus.UNAUTHORIZED, why);
                }));
  }

  @GetMapping("/students/{id}/flex")
  Mono<ResponseEntity<Object>> flex(
      @PathVariable String id, @RequestParam("access_token") String token) {
    return visitors.show(id, token, (world, student) -> FlexView.of(FlexPlan.of(world, student)));
  }

  /** The payer opens set-up; in the pull pattern the institute is asked for the student first. */
  @PostMapping("/students/{id}/flex/set-ups")
  Mono<ResponseEntity<Object>> beginSetUp(
      @PathVariable String id, @RequestParam("access_token") String token) {
    return visitors.act(
        id, token, (_, _) -> new BeginSetUp(id), setUp -> Map.of("set_up_id", setUp));
  }

  @GetMapping("/students/{id}/flex/set-ups/{setUp}")
  Mono<ResponseEntity<Object>> setUp(
      @PathVariable String id,
      @PathVariable String setUp,
      @RequestParam("access_token") String token) {
    return visitors.show(id, token, (world, _) -> SetUpView.of(demand(world, id, setUp)));
  }

  @PostMapping("/students/{id}/flex/set-ups/{setUp}")
  Mono<ResponseEntity<Object>> completeSetUp(
      @PathVariable String id,
      @PathVariable String setUp,
      @RequestParam("access_token") String token,
      @RequestBody Completing completing) {
    return visitors.act(
        id,
        token,
        (world, _) -> new CompleteSetUp(demand(world, id, setUp).id(), mode(completing.method())),
        subscription -> Map.of("subscription_id", subscription));
  }

  private static SetUp demand(World world, String student, String id) {
    return world
        .plans()
        .setUps()
        .find(id)
        .filter(s -> s.studentId().equals(student))
        .orElseThrow(() -> new IllegalArgumentException("No such set-up was begun."));
  }

  /** The mode that payments carry for a way to pay. */
  static String mode(@Nullable String method) {
    return Method.of(String.valueOf(method))
        .map(Method::mode)
        .orElseThrow(() -> new IllegalArgumentException("Choose upi, netbanking or card."));
  }
}
