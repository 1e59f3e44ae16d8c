package io.feebridge.simulator.pages.http;

import io.feebridge.simulator.command.Command;
import io.feebridge.simulator.command.LoanCommand.FillApplication;
import io.feebridge.simulator.command.LoanCommand.SignAgreement;
import io.feebridge.simulator.command.LoanCommand.StartApplication;
import io.feebridge.simulator.command.LoanCommand.Tranche;
import io.feebridge.simulator.loan.Application;
import io.feebridge.simulator.money.Money;
import io.feebridge.simulator.pages.http.Views.LoanView;
import io.feebridge.simulator.student.Student;
import io.feebridge.simulator.world.World;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
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

/** Cred: the payer's part of a loan. The lender's is played on the control page. */
@RestController
@RequestMapping("/hosted")
final class LoanController {

  private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");
  private static final int EMIS = 6;

  private final Visitors visitors;

  LoanController(Visitors visitors) {
    this.visitors = visitors;
  }

  record LoanStep(@Nullable String act) {}

  @GetMapping("/students/{id}/cred")
  Mono<ResponseEntity<Object>> cred(
      @PathVariable String id, @RequestParam("access_token") String token) {
    return visitors.show(id, token, LoanView::of);
  }

  /** What the payer does for a loan: start, fill or sign. The lender's part is not on this page. */
  @PostMapping("/students/{id}/cred")
  Mono<ResponseEntity<Object>> credStep(
      @PathVariable String id,
      @RequestParam("access_token") String token,
      @RequestBody LoanStep step) {
    return visitors.act(
        id,
        token,
        (world, student) ->
            switch (String.valueOf(step.act())) {
              case "start" -> new StartApplication(id);
              case "fill" -> new FillApplication(newest(world, student).id());
              case "sign" -> signing(world, newest(world, student));
              default -> throw new IllegalArgumentException("A payer starts, fills or signs.");
            },
        application -> Map.of("application_id", application));
  }

  private static Application newest(World world, Student student) {
    return world.loans().of(student.id()).stream()
        .reduce((_, newer) -> newer)
        .orElseThrow(() -> new IllegalArgumentException("There is no application yet."));
  }

  /** One tranche, today, repaid in six months. */
  private static Command signing(World world, Application application) {
    Money amount = application.amount();
    if (amount == null) {
      throw new IllegalArgumentException("The loan has not been approved yet.");
    }
    LocalDate today = world.now().atZone(INDIA).toLocalDate();
    return new SignAgreement(application.id(), List.of(new Tranche(today, amount)), EMIS);
  }
}
