package io.feebridge.simulator.scenario;

import io.feebridge.simulator.clock.BankCalendar;
import io.feebridge.simulator.command.DirectCommand.AddPayment;
import io.feebridge.simulator.command.DirectCommand.CancelPayment;
import io.feebridge.simulator.command.DirectCommand.Offline;
import io.feebridge.simulator.command.DirectCommand.UpdatePayment;
import io.feebridge.simulator.command.OrderCommand.BankAnswer;
import io.feebridge.simulator.command.OrderCommand.CreateOrder;
import io.feebridge.simulator.command.OrderCommand.PayOrder;
import io.feebridge.simulator.command.PaymentCommand.PayStudent;
import io.feebridge.simulator.command.StudentCommand.ActivateStudent;
import io.feebridge.simulator.command.StudentCommand.DropStudent;
import io.feebridge.simulator.direct.DirectPayment.Channel;
import io.feebridge.simulator.institute.Branch;
import io.feebridge.simulator.money.Line;
import io.feebridge.simulator.order.OrderKind;
import io.feebridge.simulator.order.OrderRequest;
import io.feebridge.simulator.scenario.Cast.Person;
import io.feebridge.simulator.student.Note;
import io.feebridge.simulator.student.Student;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one person of a flow does: orders, Pay and offline payments. */
final class Acts {

  private static final List<String> MODES = List.of("UPI", "NB", "CARD");

  private final Stage stage;
  private final Cast cast;
  private final PlanActs plans;

  Acts(Stage stage) {
    this.stage = stage;
    this.cast = new Cast(stage);
    this.plans = new PlanActs(stage, cast);
  }

  void play(Flow flow) {
    switch (flow.kind()) {
      case ORDERS -> order(flow, OrderKind.ORDER);
      case PAGES -> order(flow, OrderKind.PAGE);
      case LINKS -> link(flow);
      case PAY -> pay(flow);
      case OFFLINE -> offline(flow);
      case FLEX -> plans.flex(flow);
      case LOANS -> plans.loan(flow);
    }
  }

  private void order(Flow flow, OrderKind kind) {
    String id = create(kind, null);
    if (!stage.chance(flow.leavePercent())) {
      @Nullable Duration slow = stage.random().nextInt(5) == 0 ? Duration.ofMinutes(2) : null;
      stage.must(new PayOrder(id, cast.pick(MODES), answer(flow), slow));
    }
  }

  private void link(Flow flow) {
    Instant expires = stage.world().now().plus(Duration.ofDays(2));
    String id = create(OrderKind.LINK, expires);
    if (!stage.chance(flow.leavePercent())) {
      BankAnswer answer = answer(flow);
      stage.later(
          Duration.ofMinutes(1 + stage.random().nextLong(1_440)),
          "link " + id + " is paid",
          () -> stage.must(new PayOrder(id, cast.pick(MODES), answer, null)));
    }
  }

  private String create(OrderKind kind, @Nullable Instant expiresAt) {
    Person person = cast.person();
    Branch branch = cast.branch();
    return stage.must(
        new CreateOrder(
            new OrderRequest(
                kind,
                branch.collectorCode(),
                person.name(),
                person.phone(),
                person.email(),
                cast.maybe("APP-" + person.number(), 80),
                null,
                cast.maybe(person.name(), 50),
                cast.maybe(cast.pick(branch.grades()).code(), 50),
                null,
                null,
                null,
                null,
                cast.lines(branch),
                null,
                expiresAt,
                List.of(new Note("erp_reference_id", "R" + person.number())))));
  }

  private void pay(Flow flow) {
    Student student = cast.student();
    stage.must(new PayStudent(student.id(), owed(student), cast.pick(MODES), answer(flow), null));
    if (stage.chance(flow.changePercent())) {
      stage.later(
          Duration.ofHours(2),
          "student " + student.id() + " leaves",
          () -> stage.must(new DropStudent(student.id())));
      stage.later(
          Duration.ofHours(20),
          "student " + student.id() + " comes back",
          () -> stage.must(new ActivateStudent(student.id())));
    }
  }

  private void offline(Flow flow) {
    Student student = cast.student();
    Branch branch = stage.world().institute().branch(student.collector()).orElseThrow();
    String id = stage.must(new AddPayment(student.id(), entered(owed(student)), Channel.DASHBOARD));
    if (stage.chance(flow.changePercent())) {
      stage.later(
          Duration.ofHours(3),
          "offline payment " + id + " is corrected",
          () -> stage.must(new UpdatePayment(id, entered(cast.lines(branch)))));
    }
    if (stage.chance(flow.cancelPercent())) {
      stage.later(
          Duration.ofHours(5),
          "offline payment " + id + " is cancelled",
          () -> stage.must(new CancelPayment(id)));
    }
  }

  private Offline entered(List<Line> lines) {
    boolean transfer = stage.random().nextInt(100) < 40;
    return new Offline(
        lines,
        stage.world().now(),
        transfer ? "NEFT" : cast.pick(List.of("cash", "cheque")),
        null,
        transfer
            ? "N"
                + BankCalendar.dayOf(stage.world().now())
                + "-"
                + stage.random().nextInt(1_000_000)
            : null,
        "at the counter");
  }

  private static List<Line> owed(Student student) {
    return student.fees().stream().map(fee -> Line.of(fee.component(), fee.net())).toList();
  }

  private BankAnswer answer(Flow flow) {
    return stage.chance(flow.failPercent()) ? BankAnswer.FAILS : BankAnswer.SUCCEEDS;
  }
}
