package io.feebridge.simulator.control.http;

import io.feebridge.simulator.command.Command;
import io.feebridge.simulator.command.MischiefCommand.AddMischief;
import io.feebridge.simulator.command.MischiefCommand.ClearMischief;
import io.feebridge.simulator.command.MischiefCommand.RemoveMischief;
import io.feebridge.simulator.mischief.MischiefRequest;
import io.feebridge.simulator.running.Simulator;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Commands and mischief. */
@Component
class Commanding {

  private final Simulator simulator;
  private final Replies replies;

  Commanding(Simulator simulator, Replies replies) {
    this.simulator = simulator;
    this.replies = replies;
  }

  Mono<ServerResponse> command(ServerRequest request) {
    return replies.read(
        request, Command.class, command -> replies.outcome(simulator.execute(command)));
  }

  Mono<ServerResponse> mischief(ServerRequest request) {
    return replies.ok(simulator.ask(world -> new Listing.Page(world.mischief().all(), null)));
  }

  Mono<ServerResponse> addMischief(ServerRequest request) {
    return replies.read(
        request,
        MischiefRequest.class,
        rule -> replies.outcome(simulator.execute(new AddMischief(rule))));
  }

  /** One rule, or with the id {@code all} all of them. */
  Mono<ServerResponse> removeMischief(ServerRequest request) {
    String id = request.pathVariable("id");
    Command command = id.equals("all") ? new ClearMischief() : new RemoveMischief(id);
    return replies.outcome(simulator.execute(command));
  }
}
