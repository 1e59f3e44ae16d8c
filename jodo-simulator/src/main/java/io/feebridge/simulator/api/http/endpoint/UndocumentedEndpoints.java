package io.feebridge.simulator.api.http.endpoint;

import io.feebridge.simulator.api.http.Call;
import io.feebridge.simulator.api.http.Endpoint;
import io.feebridge.simulator.api.http.Operation;
import io.feebridge.simulator.api.http.message.Answer;
import io.feebridge.simulator.api.http.message.Members;
import io.feebridge.simulator.command.Command;
import io.feebridge.simulator.command.OrderCommand.BankAnswer;
import io.feebridge.simulator.command.PaymentCommand.Bounce;
import io.feebridge.simulator.command.PaymentCommand.Settle;
import io.feebridge.simulator.command.PlanCommand.Present;
import io.feebridge.simulator.command.PlanCommand.Reschedule;
import io.feebridge.simulator.command.UserCommand.IssueToken;
import io.feebridge.simulator.form.http.Form;
import io.feebridge.simulator.plan.Instalment;
import io.feebridge.simulator.plan.Subscription;
import io.feebridge.simulator.running.Simulator;
import io.feebridge.simulator.student.Student;
import io.feebridge.simulator.world.World;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Operations that only a client written from Jodo's old Postman collection knows. */
public final class UndocumentedEndpoints {

  private final Asking asking;
  private final BiFunction<String, @Nullable String, String> loginUrl;

  /**
   * The endpoints.
   *
   * @param loginUrl the hosted pages' address for an access token and a callback
   */
  public UndocumentedEndpoints(
      Simulator simulator, BiFunction<String, @Nullable String, String> loginUrl) {
    asking = new Asking(simulator);
    this.loginUrl = loginUrl;
  }

  /** The endpoints by operation. */
  public Map<Operation, Endpoint> all() {
    return Map.of(
        Operation.INIT_FLOW, this::init,
        Operation.RESCHEDULE, this::reschedule,
        Operation.SIMULATE, this::simulate);
  }

  /** The answer is a guess: an address, as orders have one. */
  private Mono<Answer> init(Call call) {
    Form form = call.form();
    Form student = form.object("student");
    String identifier = student.text("identifier");
    String collector = student.textIfGiven("collector_code");
    String callback =
        form.has("options") ? form.object("options").urlIfGiven("callback_url") : null;
    return Asking.valid(
        form,
        () ->
            asking.with(
                world -> latest(world, identifier, collector),
                found ->
                    found
                        .map(known -> entered(call, known, callback))
                        .orElseGet(
                            () ->
                                Mono.just(
                                    call.operation().notFound("Student not found").answer()))));
  }

  private static Optional<Student> latest(
      World world, String identifier, @Nullable String collector) {
    List<Student> found =
        world.students().all().stream()
            .filter(s -> s.profile().identifier().equals(identifier))
            .filter(s -> collector == null || s.collector().equals(collector))
            .toList();
    return found.isEmpty() ? Optional.empty() : Optional.of(found.getLast());
  }

  private Mono<Answer> entered(Call call, Student student, @Nullable String callback) {
    return asking.done(
        call,
        new IssueToken(student.registrationId()),
        token ->
            Mono.just(
                Answer.success(200, Members.of("redirect_url", loginUrl.apply(token, callback)))));
  }

  private Mono<Answer> reschedule(Call call) {
    Form form = call.form();
    LocalDate due = form.date("due_date");
    LocalDate newDue = form.date("new_due_date");
    return Asking.valid(
        form,
        () -> onSubscription(call, subscription -> new Reschedule(subscription.id(), due, newDue)));
  }

  private Mono<Answer> simulate(Call call) {
    Form form = call.form();
    LocalDate due = form.date("due_date");
    return Asking.valid(
        form,
        () ->
            onSubscription(
                call,
                subscription ->
                    subscription.instalments().stream()
                        .filter(instalment -> instalment.dueDate().equals(due))
                        .findFirst()
                        .map(found -> command(call.variable("event"), subscription, found))
                        .orElse(null)));
  }

  /** Null when the event is none of the three, or needs a debit that there was not. */
  private static @Nullable Command command(
      String event, Subscription subscription, Instalment instalment) {
    String payment = instalment.paymentId();
    return switch (event) {
      case "flex.instalment.debited" ->
          new Present(subscription.id(), instalment.number(), BankAnswer.SUCCEEDS);
      case "flex.instalment.settled" ->
          payment == null ? null : new Settle(payment, List.of(), null);
      case "flex.instalment.bounced" ->
          instalment.state() == Instalment.State.PAID && payment != null
              ? new Bounce(payment)
              : new Present(subscription.id(), instalment.number(), BankAnswer.FAILS);
      default -> null;
    };
  }

  private Mono<Answer> onSubscription(Call call, Function<Subscription, @Nullable Command> act) {
    return asking.with(
        world -> world.plans().ofStudent(call.studentId()),
        subscription -> {
          Command command = subscription.map(act).orElse(null);
          return command == null
              ? Mono.just(call.operation().notFound("Instalment not found").answer())
              : asking.done(call, command, Answer.success(200));
        });
  }
}
