package io.feebridge.simulator.api.http.endpoint;

import io.feebridge.simulator.api.http.Call;
import io.feebridge.simulator.api.http.Endpoint;
import io.feebridge.simulator.api.http.Operation;
import io.feebridge.simulator.api.http.message.Answer;
import io.feebridge.simulator.api.http.message.Members;
import io.feebridge.simulator.command.OrderCommand.CancelLink;
import io.feebridge.simulator.command.OrderCommand.CreateOrder;
import io.feebridge.simulator.form.http.Form;
import io.feebridge.simulator.form.http.OrderForm;
import io.feebridge.simulator.order.Order;
import io.feebridge.simulator.order.OrderKind;
import io.feebridge.simulator.order.OrderRequest;
import io.feebridge.simulator.running.Simulator;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** Orders and payment links: one id space, each read by its own path. */
public final class OrderEndpoints {

  private final Asking asking;
  private final Function<Order, String> hostedUrl;
  private final boolean orderStatus;

  /**
   * The endpoints.
   *
   * @param hostedUrl where the payer pays
   * @param orderStatus whether Create Pay Order says {@code "status":"success"}
   */
  public OrderEndpoints(
      Simulator simulator, Function<Order, String> hostedUrl, boolean orderStatus) {
    asking = new Asking(simulator);
    this.hostedUrl = hostedUrl;
    this.orderStatus = orderStatus;
  }

  /** The endpoints by operation. */
  public Map<Operation, Endpoint> all() {
    return Map.of(
        Operation.CREATE_PAY_ORDER, call -> create(call, OrderKind.ORDER),
        Operation.GET_PAY_ORDER, call -> get(call, OrderKind.ORDER, OrderMembers::ofOrder),
        Operation.CREATE_PAYMENT_LINK, call -> create(call, OrderKind.LINK),
        Operation.GET_PAYMENT_LINK, call -> get(call, OrderKind.LINK, OrderMembers::ofLink),
        Operation.CANCEL_PAYMENT_LINK, this::cancel);
  }

  private Mono<Answer> create(Call call, OrderKind kind) {
    Form form = call.form();
    String collector = form.textIfGiven("collector_code");
    OrderRequest request = OrderForm.read(form, kind);
    return Asking.valid(
        form,
        () ->
            asking.with(
                world -> Branches.of(world.institute(), collector, call.operation()),
                branch ->
                    switch (branch) {
                      case Branches.Unknown unknown -> Mono.just(unknown.problem().answer());
                      case Branches.Known known ->
                          create(call, OrderForm.inBranch(request, known.branch().collectorCode()));
                    }));
  }

  private Mono<Answer> create(Call call, OrderRequest request) {
    return asking.done(
        call, new CreateOrder(request), id -> found(call, id, (_, order) -> created(order)));
  }

  private Answer created(Order order) {
    Members data = Members.of("order_id", order.id()).and("redirect_url", hostedUrl.apply(order));
    if (order.kind() == OrderKind.LINK) {
      return Answer.success(201, data);
    }
    return orderStatus
        ? Answer.success(200, data)
        : new Answer(200, Members.of("data", data.asMap()).asMap());
  }

  private Mono<Answer> get(
      Call call, OrderKind kind, BiFunction<Order, Optional<String>, Members> members) {
    return asking.answer(
        world ->
            world
                .orders()
                .find(call.variable("order_id"))
                .filter(order -> order.kind() == kind)
                .map(
                    order ->
                        Answer.success(
                            200, members.apply(order, OrderMembers.stream(world, order))))
                .orElseGet(() -> call.operation().notFound("Resource not found").answer()));
  }

  /** Cancel Payment Link has a message of its own. */
  private Mono<Answer> cancel(Call call) {
    String id = call.variable("order_id");
    Answer cancelled =
        new Answer(
            200,
            Members.of("status", "success")
                .and("message", "Payment link cancelled successfully!")
                .asMap());
    return found(
            call,
            id,
            (found, order) ->
                order.kind() == OrderKind.LINK
                    ? cancelled
                    : found.notFound("Resource not found").answer())
        .flatMap(
            answer ->
                answer.status() == 200
                    ? asking.done(call, new CancelLink(id), cancelled)
                    : Mono.just(answer));
  }

  private Mono<Answer> found(Call call, String id, BiFunction<Operation, Order, Answer> answer) {
    return asking.answer(
        world ->
            world
                .orders()
                .find(id)
                .map(order -> answer.apply(call.operation(), order))
                .orElseGet(() -> call.operation().notFound("Resource not found").answer()));
  }
}
