package io.feebridge.simulator.pages.http;

import io.feebridge.simulator.command.OrderCommand.BankAnswer;
import io.feebridge.simulator.command.PaymentCommand.PayStudent;
import io.feebridge.simulator.money.Line;
import io.feebridge.simulator.money.Money;
import io.feebridge.simulator.pages.Outstanding;
import io.feebridge.simulator.pages.http.Views.LineView;
import io.feebridge.simulator.pages.http.Views.PayView;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Pay: what a student owes, paid at once, whole or in part. */
@RestController
@RequestMapping("/hosted")
final class PayController {

  private final Visitors visitors;

  PayController(Visitors visitors) {
    this.visitors = visitors;
  }

  record Paying(@Nullable String method, @Nullable List<LineView> details) {}

  @GetMapping("/students/{id}/pay")
  Mono<ResponseEntity<Object>> pay(
      @PathVariable String id, @RequestParam("access_token") String token) {
    return visitors.show(
        id, token, (world, student) -> new PayView(LineView.of(Outstanding.of(world, student))));
  }

  @PostMapping("/students/{id}/pay")
  Mono<ResponseEntity<Object>> payNow(
      @PathVariable String id,
      @RequestParam("access_token") String token,
      @RequestBody Paying paying) {
    return visitors.act(
        id,
        token,
        (_, _) ->
            new PayStudent(
                id,
                lines(paying),
                VisitController.mode(paying.method()),
                BankAnswer.SUCCEEDS,
                null),
        payment -> Map.of("payment_id", payment));
  }

  private static List<Line> lines(Paying paying) {
    try {
      return Objects.requireNonNullElse(paying.details(), List.<LineView>of()).stream()
          .map(view -> Line.of(view.componentType(), Money.rupees(view.amount())))
          .toList();
    } catch (ArithmeticException | NumberFormatException e) {
      throw new IllegalArgumentException("An amount is rupees, such as 2500 or 2500.50.", e);
    }
  }
}
