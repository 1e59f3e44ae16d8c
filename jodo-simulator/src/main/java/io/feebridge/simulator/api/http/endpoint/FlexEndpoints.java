package io.feebridge.simulator.api.http.endpoint;

import io.feebridge.simulator.api.http.Call;
import io.feebridge.simulator.api.http.Endpoint;
import io.feebridge.simulator.api.http.Operation;
import io.feebridge.simulator.api.http.message.Answer;
import io.feebridge.simulator.api.http.message.Members;
import io.feebridge.simulator.command.PlanCommand.ManagePlan;
import io.feebridge.simulator.command.PlanCommand.Proposed;
import io.feebridge.simulator.form.http.Form;
import io.feebridge.simulator.form.http.ScheduleForm;
import io.feebridge.simulator.institute.Product;
import io.feebridge.simulator.loan.Application;
import io.feebridge.simulator.money.Line;
import io.feebridge.simulator.money.Money;
import io.feebridge.simulator.plan.Instalment;
import io.feebridge.simulator.plan.Plan;
import io.feebridge.simulator.plan.Subscription;
import io.feebridge.simulator.running.Simulator;
import io.feebridge.simulator.student.Student;
import io.feebridge.simulator.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Instalment plans, and which products a student has. */
public final class FlexEndpoints {

  private static final String PENDING = "pending";

  private final Asking asking;

  public FlexEndpoints(Simulator simulator) {
    asking = new Asking(simulator);
  }

  /** The endpoints by operation. */
  public Map<Operation, Endpoint> all() {
    return Map.of(
        Operation.MANAGE_FLEX_PLAN, this::manage,
        Operation.GET_FLEX_SCHEDULE, this::schedule,
        Operation.LIST_PRODUCTS, this::products);
  }

  private Mono<Answer> manage(Call call) {
    Form form = call.form();
    List<Proposed> schedule = form.list("payment_schedule", ScheduleForm::read);
    return Asking.valid(
        form,
        () -> asking.done(call, new ManagePlan(call.studentId(), schedule), Answer.success(200)));
  }

  private Mono<Answer> schedule(Call call) {
    return asking.ofStudent(
        call,
        (world, student) -> {
          List<Instalment> instalments = instalments(world, student.id());
          if (instalments.isEmpty()) {
            return call.operation().notFound("Plan not found").answer();
          }
          Set<String> components = new TreeSet<>();
          instalments.forEach(i -> i.lines().forEach(line -> components.add(line.component())));
          return Answer.success(
              200,
              Members.none()
                  .andList("payment_schedule", instalments, i -> instalment(i, components)));
        });
  }

  private static List<Instalment> instalments(World world, String studentId) {
    return world
        .plans()
        .ofStudent(studentId)
        .map(Subscription::instalments)
        .or(() -> world.plans().proposed().find(studentId).map(Plan::instalments))
        .orElse(List.of());
  }

  /** Each component in each instalment, with 0.0 where it has no part, as in Jodo's sample. */
  private static Members instalment(Instalment instalment, Set<String> components) {
    return Members.none()
        .andDate("due_date", instalment.dueDate())
        .andDecimal("amount", instalment.amount())
        .andList(
            "details",
            components,
            component ->
                Members.of("component_type", component)
                    .andDecimal("amount", amount(instalment, component)));
  }

  private static Money amount(Instalment instalment, String component) {
    return Line.total(
        instalment.toLines().stream().filter(line -> line.component().equals(component)).toList());
  }

  private Mono<Answer> products(Call call) {
    String wanted = call.parameter("product_type");
    if (wanted != null && product(wanted).isEmpty()) {
      return Mono.just(
          call.operation()
              .badRequest("product_type", "Invalid product_type: use flex, pay or cred")
              .answer());
    }
    return asking.ofStudent(
        call, (world, student) -> Answer.success(200, products(world, student, wanted)));
  }

  private static Optional<Product> product(String word) {
    for (Product product : Product.values()) {
      if (word(product).equals(word)) {
        return Optional.of(product);
      }
    }
    return Optional.empty();
  }

  private static List<Members> products(World world, Student student, @Nullable String wanted) {
    List<Product> offered =
        world
            .institute()
            .branch(student.collector())
            .map(branch -> branch.products())
            .orElse(List.of());
    List<Members> products = new ArrayList<>();
    for (Product product : offered) {
      if (wanted == null || word(product).equals(wanted)) {
        products.add(
            Members.of("id", productId(student, product))
                .and("product_type", word(product))
                .and("status", status(world, student, product)));
      }
    }
    return products;
  }

  /** A number of its own for each product of each student. */
  private static long productId(Student student, Product product) {
    int place =
        switch (product) {
          case FLEX -> 0;
          case PAY -> 1;
          case CRED -> 2;
        };
    return Long.parseLong(student.id()) * 10 + place;
  }

  /** Jodo shows pending alone; a product in use has the status of what uses it. */
  private static String status(World world, Student student, Product product) {
    return switch (product) {
      case FLEX -> world.plans().ofStudent(student.id()).map(s -> s.state().word()).orElse(PENDING);
      case PAY -> PENDING;
      case CRED ->
          latest(world.loans().of(student.id())).map(a -> a.state().word()).orElse(PENDING);
    };
  }

  private static Optional<Application> latest(List<Application> applications) {
    return applications.isEmpty() ? Optional.empty() : Optional.of(applications.getLast());
  }

  private static String word(Product product) {
    return product.name().toLowerCase(Locale.ROOT);
  }
}
