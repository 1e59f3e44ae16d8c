package io.feebridge.simulator.pages.http;

import io.feebridge.simulator.institute.Branch;
import io.feebridge.simulator.loan.Application;
import io.feebridge.simulator.money.Line;
import io.feebridge.simulator.order.Order;
import io.feebridge.simulator.order.OrderKind;
import io.feebridge.simulator.pages.Admission.Admitted;
import io.feebridge.simulator.pages.FlexPlan;
import io.feebridge.simulator.pages.Outstanding;
import io.feebridge.simulator.plan.Instalment;
import io.feebridge.simulator.student.Student;
import io.feebridge.simulator.world.World;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** The JSON that the pages read. Money is digits in text, so that no browser rounds it. */
final class Views {

  private Views() {}

  @JsonNaming(SnakeCaseStrategy.class)
  record LineView(String componentType, String amount) {

    static List<LineView> of(List<Line> lines) {
      return lines.stream()
          .map(line -> new LineView(line.component(), line.amount().toString()))
          .toList();
    }
  }

  @JsonNaming(SnakeCaseStrategy.class)
  record CheckoutView(
      String kind,
      String orderId,
      String institute,
      String name,
      @Nullable String studentName,
      String amount,
      List<LineView> details,
      String status,
      @Nullable String callbackUrl,
      @Nullable Instant expiresAt,
      @Nullable Instant paidAt) {

    static CheckoutView of(World world, Order order) {
      return new CheckoutView(
          order.kind() == OrderKind.LINK ? "link" : "order",
          order.id(),
          payee(world, order.collector()),
          order.request().name(),
          order.request().studentName(),
          Line.total(order.lines()).toString(),
          LineView.of(order.lines()),
          order.status().name().toLowerCase(Locale.ROOT),
          order.request().callbackUrl(),
          order.request().expiresAt(),
          order.paidAt());
    }
  }

  @JsonNaming(SnakeCaseStrategy.class)
  record VisitView(String name, String institute, List<StudentView> students) {

    static VisitView of(World world, Admitted visitor) {
      return new VisitView(
          visitor.user().name(),
          visitor.students().stream()
              .findFirst()
              .map(student -> payee(world, student.collector()))
              .orElse(world.institute().name()),
          visitor.students().stream().map(student -> StudentView.of(world, student)).toList());
    }
  }

  @JsonNaming(SnakeCaseStrategy.class)
  record StudentView(
      String jodoStudentId,
      String fullname,
      String identifier,
      String grade,
      List<ProductView> products) {

    static StudentView of(World world, Student student) {
      Branch branch = world.institute().branch(student.collector()).orElseThrow();
      return new StudentView(
          student.id(),
          student.profile().fullname(),
          student.profile().identifier(),
          branch
              .grade(student.profile().grade())
              .map(grade -> grade.name())
              .orElse(student.profile().grade()),
          branch.products().stream()
              .map(product -> ProductView.of(world, student, product.name()))
              .toList());
    }
  }

  record ProductView(String product, String status) {

    static ProductView of(World world, Student student, String product) {
      String status =
          switch (product) {
            case "FLEX" -> FlexPlan.of(world, student).state();
            case "CRED" -> LoanView.of(world, student).words();
            default -> Outstanding.of(world, student).isEmpty() ? "paid" : "pending";
          };
      return new ProductView(product.toLowerCase(Locale.ROOT), status);
    }
  }

  @JsonNaming(SnakeCaseStrategy.class)
  record FlexView(String state, String downpayment, List<InstalmentView> schedule) {

    static FlexView of(FlexPlan plan) {
      return new FlexView(
          plan.state(),
          plan.downpayment().toString(),
          plan.instalments().stream().map(InstalmentView::of).toList());
    }
  }

  @JsonNaming(SnakeCaseStrategy.class)
  record InstalmentView(
      LocalDate dueDate, String amount, boolean downpayment, List<LineView> details) {

    static InstalmentView of(Instalment instalment) {
      return new InstalmentView(
          instalment.dueDate(),
          instalment.amount().toString(),
          !instalment.downpaymentLines().isEmpty() && instalment.debitLines().isEmpty(),
          LineView.of(instalment.toLines()));
    }
  }

  record PayView(List<LineView> outstanding) {}

  /** A student's newest loan application; without one the state is null. */
  record LoanView(@Nullable String state, @Nullable String amount) {

    static LoanView of(World world, Student student) {
      Stream<Application> all = world.loans().of(student.id()).stream();
      return all.reduce((_, newer) -> newer)
          .map(a -> new LoanView(a.state().word(), a.amount() == null ? null : "" + a.amount()))
          .orElseGet(() -> new LoanView(null, due(world, student)));
    }

    private static @Nullable String due(World world, Student student) {
      List<Line> outstanding = Outstanding.of(world, student);
      return outstanding.isEmpty() ? null : Line.total(outstanding).toString();
    }

    String words() {
      return state == null ? "pending" : state.replace('_', ' ');
    }
  }

  private static String payee(World world, String collector) {
    return world.institute().branch(collector).map(Branch::name).orElse(world.institute().name());
  }
}
