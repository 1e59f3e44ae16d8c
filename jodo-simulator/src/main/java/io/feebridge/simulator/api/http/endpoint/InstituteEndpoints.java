package io.feebridge.simulator.api.http.endpoint;

import io.feebridge.simulator.api.http.Call;
import io.feebridge.simulator.api.http.Endpoint;
import io.feebridge.simulator.api.http.Operation;
import io.feebridge.simulator.api.http.message.Answer;
import io.feebridge.simulator.api.http.message.Members;
import io.feebridge.simulator.institute.Branch;
import io.feebridge.simulator.running.Simulator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** The institute's branches, and the codes agreed for each. */
public final class InstituteEndpoints {

  private final Asking asking;

  public InstituteEndpoints(Simulator simulator) {
    asking = new Asking(simulator);
  }

  /** The endpoints by operation. */
  public Map<Operation, Endpoint> all() {
    return Map.of(
        Operation.LIST_BRANCHES, this::branches,
        Operation.LIST_GRADES, call -> ofBranch(call, InstituteEndpoints::grades),
        Operation.LIST_FEE_COMPONENTS, call -> ofBranch(call, InstituteEndpoints::feeComponents),
        Operation.LIST_DISCOUNTS, call -> ofBranch(call, InstituteEndpoints::discounts));
  }

  private Mono<Answer> branches(Call call) {
    return asking.answer(
        world ->
            Answer.success(
                200,
                world.institute().branches().stream()
                    .map(
                        branch ->
                            Members.of("name", branch.name())
                                .and("collector_code", branch.collectorCode()))
                    .toList()));
  }

  private Mono<Answer> ofBranch(Call call, Function<Branch, List<Members>> codes) {
    return asking.answer(
        world ->
            switch (Branches.of(
                world.institute(), call.parameter("collector_code"), call.operation())) {
              case Branches.Unknown unknown -> unknown.problem().answer();
              case Branches.Known known -> Answer.success(200, codes.apply(known.branch()));
            });
  }

  private static List<Members> grades(Branch branch) {
    return branch.grades().stream()
        .map(
            grade ->
                Members.of("code", grade.code())
                    .and("name", grade.name())
                    .and("stream", Members.of("name", grade.stream()).asMap()))
        .toList();
  }

  private static List<Members> feeComponents(Branch branch) {
    return branch.feeComponents().stream()
        .map(code -> Members.of("component_type", code.code()).and("name", code.name()))
        .toList();
  }

  private static List<Members> discounts(Branch branch) {
    return branch.discounts().stream()
        .map(code -> Members.of("discount_type", code.code()).and("name", code.name()))
        .toList();
  }
}
