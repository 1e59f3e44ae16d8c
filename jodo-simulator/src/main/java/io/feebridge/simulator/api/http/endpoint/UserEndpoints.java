package io.feebridge.simulator.api.http.endpoint;

import io.feebridge.simulator.api.http.Call;
import io.feebridge.simulator.api.http.Endpoint;
import io.feebridge.simulator.api.http.Operation;
import io.feebridge.simulator.api.http.message.Answer;
import io.feebridge.simulator.api.http.message.Members;
import io.feebridge.simulator.command.UserCommand.IssueToken;
import io.feebridge.simulator.command.UserCommand.RegisterUser;
import io.feebridge.simulator.form.http.Form;
import io.feebridge.simulator.running.Simulator;
import java.util.Map;
import reactor.core.publisher.Mono;

/** People who enter the hosted pages. */
public final class UserEndpoints {

  private final Asking asking;

  public UserEndpoints(Simulator simulator) {
    asking = new Asking(simulator);
  }

  /** The endpoints by operation. */
  public Map<Operation, Endpoint> all() {
    return Map.of(Operation.REGISTER_USER, this::register, Operation.GET_ACCESS_TOKEN, this::token);
  }

  /** The same phone and email are the same user. */
  private Mono<Answer> register(Call call) {
    Form form = call.form();
    RegisterUser command =
        new RegisterUser(form.text("name"), form.phone("phone"), form.email("email"));
    return Asking.valid(
        form,
        () ->
            asking.done(
                call,
                command,
                id -> Mono.just(Answer.success(200, Members.of("registration_id", id)))));
  }

  private Mono<Answer> token(Call call) {
    return asking.done(
        call,
        new IssueToken(call.variable("registration_id")),
        token ->
            asking.answer(
                world ->
                    world
                        .users()
                        .tokens()
                        .find(token)
                        .map(
                            issued ->
                                Answer.success(
                                    200,
                                    Members.of("access_token", issued.token())
                                        .andTime("expires_at", issued.expiresAt())))
                        .orElseGet(() -> call.operation().notFound("User not found").answer())));
  }
}
