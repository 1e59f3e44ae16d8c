package io.feebridge.simulator.pages.http;

import io.feebridge.simulator.command.Command;
import io.feebridge.simulator.command.OrderCommand.AnswerPayment;
import io.feebridge.simulator.command.OrderCommand.BankAnswer;
import io.feebridge.simulator.command.OrderCommand.BeginPayment;
import io.feebridge.simulator.command.OrderCommand.LeaveCheckout;
import io.feebridge.simulator.order.Order;
import io.feebridge.simulator.pages.Method;
import io.feebridge.simulator.pages.http.Views.CheckoutView;
import io.feebridge.simulator.pay.Family;
import io.feebridge.simulator.pay.Payment;
import io.feebridge.simulator.running.Simulator;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * The checkout of an order or link. Each try of a payer is a payment that waits for the bank's
 * answer; a try that was begun while the order was open may still succeed after another has paid
 * it, so that an order can be paid twice from two tabs.
 */
@RestController
@RequestMapping("/hosted")
final class CheckoutController {

  private static final String NOTHING = "There is no order at this address. Was it copied whole?";
  private static final int LONGEST_SECONDS = 86_400;

  private final Simulator simulator;

  CheckoutController(Simulator simulator) {
    this.simulator = simulator;
  }

  record Begin(@Nullable String method) {}

  record Slow(int seconds) {}

  @JsonNaming(SnakeCaseStrategy.class)
  record AttemptView(String attemptId, String state) {}

  @GetMapping("/checkouts/{order}/{token}")
  Mono<ResponseEntity<Object>> checkout(@PathVariable String order, @PathVariable String token) {
    return Mono.fromFuture(
            simulator.ask(
                world ->
                    world
                        .orders()
                        .find(order)
                        .filter(o -> o.token().equals(token))
                        .map(o -> CheckoutView.of(world, o))))
        .map(CheckoutController::orNothing);
  }

  @PostMapping("/checkouts/{order}/{token}/attempts")
  Mono<ResponseEntity<Object>> begin(
      @PathVariable String order, @PathVariable String token, @RequestBody Begin begin) {
    Optional<Method> method = Method.of(String.valueOf(begin.method()));
    if (method.isEmpty()) {
      return Mono.just(
          Answers.problem(
              HttpStatus.BAD_REQUEST, "Choose upi, netbanking or card as the way to pay."));
    }
    return Mono.fromFuture(simulator.ask(world -> world.orders().find(order)))
        .flatMap(
            found ->
                found.map(Order::token).filter(token::equals).isPresent()
                    ? done(new BeginPayment(order, method.get().mode()), "pending")
                    : Mono.just(Answers.problem(HttpStatus.NOT_FOUND, NOTHING)));
  }

  @PostMapping("/attempts/{attempt}/approve")
  Mono<ResponseEntity<Object>> approve(@PathVariable String attempt) {
    return done(new AnswerPayment(attempt, BankAnswer.SUCCEEDS, null), "paid");
  }

  @PostMapping("/attempts/{attempt}/decline")
  Mono<ResponseEntity<Object>> decline(@PathVariable String attempt) {
    return done(new AnswerPayment(attempt, BankAnswer.FAILS, null), "declined");
  }

  @PostMapping("/attempts/{attempt}/slow")
  Mono<ResponseEntity<Object>> slow(@PathVariable String attempt, @RequestBody Slow slow) {
    if (slow.seconds() < 1 || slow.seconds() > LONGEST_SECONDS) {
      return Mono.just(
          Answers.problem(HttpStatus.BAD_REQUEST, "A bank is slow for a second to a day."));
    }
    Duration after = Duration.ofSeconds(slow.seconds());
    return done(new AnswerPayment(attempt, BankAnswer.SUCCEEDS, after), "pending");
  }

  /** The payer is gone. The bank was never answered, so the try stays open and pays nothing. */
  @PostMapping("/attempts/{attempt}/leave")
  Mono<ResponseEntity<Object>> leave(@PathVariable String attempt) {
    return Mono.fromFuture(simulator.ask(world -> world.payments().find(attempt)))
        .flatMap(
            found ->
                found
                    .map(Payment::orderId)
                    .map(order -> done(new LeaveCheckout(order), "left"))
                    .orElseGet(() -> Mono.just(Answers.problem(HttpStatus.NOT_FOUND, NOTHING))));
  }

  @GetMapping("/attempts/{attempt}")
  Mono<ResponseEntity<Object>> attempt(@PathVariable String attempt) {
    return Mono.fromFuture(
            simulator.ask(
                world ->
                    world
                        .payments()
                        .find(attempt)
                        .filter(p -> p.family() == Family.ORDER)
                        .map(p -> new AttemptView(attempt, word(p)))))
        .map(CheckoutController::orNothing);
  }

  private static String word(Payment payment) {
    return switch (payment.state()) {
      case PENDING -> "pending";
      case FAILED, BOUNCED -> "declined";
      case DEBITED, PARTLY_SETTLED, SETTLED -> "paid";
    };
  }

  private Mono<ResponseEntity<Object>> done(Command command, String state) {
    return Mono.fromFuture(simulator.execute(command))
        .map(outcome -> Answers.of(outcome, id -> new AttemptView(id, state)));
  }

  private static ResponseEntity<Object> orNothing(Optional<?> found) {
    return found
        .map(view -> Answers.ok((Object) view))
        .orElseGet(() -> Answers.problem(HttpStatus.NOT_FOUND, NOTHING));
  }
}
