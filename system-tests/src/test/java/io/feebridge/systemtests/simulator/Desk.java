package io.feebridge.systemtests.simulator;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import io.feebridge.localstack.demo.http.LedgerApi;
import io.feebridge.localstack.demo.http.SimulatorApi;
import io.feebridge.systemtests.StackUnderTest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a tester has before them: the stack, a browser, and the doors of simulator and ledger. */
final class Desk {

  static final String COLLECTOR = "81c6b473c138";

  /** Where an institute's own page would be; the browser is told what stands there. */
  static final String SCHOOL = "https://erp.school.example/back?attempt=7";

  /** The browser itself notes each answer that is a refusal; the page then says it in words. */
  private static final String REFUSED =
      "Failed to load resource: the server responded with a status of 4(00|01|03|04|09).*";

  /** Of whatever is done to a page or asserted of it: the machine may be busy with other tests. */
  static final double PATIENCE_MS = 30_000;

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private final StackUnderTest stack;
  private final Browser browser;
  private final SimulatorApi simulator;
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final AtomicInteger refusals = new AtomicInteger();

  Desk(StackUnderTest stack, Browser browser) {
    this.stack = stack;
    this.browser = browser;
    this.simulator = new SimulatorApi(stack.address("simulator"), "demo-key:demo-secret");
  }

  StackUnderTest stack() {
    return stack;
  }

  SimulatorApi simulator() {
    return simulator;
  }

  LedgerApi ledger() {
    return new LedgerApi(
        stack.address("ledger"), stack.address("ledger-management"), "viewer:viewer");
  }

  /** An address of the simulator. */
  String address(String path) {
    URI base = stack.address("simulator");
    return base.resolve(path).toString();
  }

  /** A number nobody else on this stack has. */
  static int number() {
    return NUMBERS.incrementAndGet();
  }

  /** A telephone of 390 by 844. */
  Page telephone() {
    return page(390, 844, ColorScheme.LIGHT);
  }

  /** A screen of a desk. */
  Page screen(ColorScheme colours) {
    return page(1280, 800, colours);
  }

  private Page page(int width, int height, ColorScheme colours) {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions().setViewportSize(width, height).setColorScheme(colours));
    context.setDefaultTimeout(PATIENCE_MS);
    context.route(
        "https://erp.school.example/**",
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setContentType("text/html")
                    .setBody(
                        "<!doctype html><title>School</title><link rel=icon href=data:,>"
                            + "<h1>Back at the school</h1>")));
    context.onConsoleMessage(
        message -> {
          if (message.text().matches(REFUSED)) {
            refusals.incrementAndGet();
          } else if (message.type().equals("error") || message.type().equals("warning")) {
            complaints.add(message.text() + " at " + message.location());
          }
        });
    context.onWebError(error -> complaints.add(error.error()));
    return context.newPage();
  }

  /** How many answers of 400 to 409 the browser noted since this was asked last. */
  int refusalsSeen() {
    return refusals.getAndSet(0);
  }

  /**
   * What the browser complained of since this was asked last: errors, warnings, broken policies.
   */
  List<String> complaints() {
    List<String> all = List.copyOf(complaints);
    complaints.clear();
    return all;
  }

  /** An order or link of 12,500 rupees; where its checkout is. */
  Order order(String kind, Map<String, ?> changes) {
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("kind", kind);
    request.put("collector", COLLECTOR);
    request.put("name", "Ananya Sharma");
    request.put("phone", "9876543210");
    request.put("email", "ananya@example.com");
    request.put("student_name", "Aarav Sharma");
    request.put("lines", List.of(Map.of("component", "TUITION_FEE", "amount", "12500.00")));
    request.put("notes", List.of());
    request.putAll(changes);
    String id = simulator.command("create-order", Map.of("request", request));
    String token = simulator.control("GET", "/orders/" + id, null).path("token").asString();
    return new Order(id, address("/p/" + id + "/" + token));
  }

  /** An order that leads back to the school. */
  Order order() {
    return order("ORDER", Map.of("callback_url", SCHOOL));
  }

  /** Jodo's word for where the order stands. */
  String status(Order order) {
    return simulator.control("GET", "/orders/" + order.id(), null).path("status").asString();
  }

  /** How many payments were collected for it. */
  int paymentsOf(Order order) {
    int collected = 0;
    for (JsonNode payment : simulator.control("GET", "/payments?limit=1000", null).path("items")) {
      if (payment.path("order_id").asString().equals(order.id())
          && !Set.of("PENDING", "FAILED").contains(payment.path("state").asString())) {
        collected++;
      }
    }
    return collected;
  }

  /** A student of a payer of their own, with fees of 30,000 and 9,000 rupees. */
  Student student() {
    int number = number();
    String registration =
        simulator.command(
            "register-user",
            Map.of(
                "name",
                "Ananya Sharma",
                "phone",
                "98765%05d".formatted(number),
                "email",
                "ananya" + number + "@example.com"));
    String id =
        simulator.command("register-student", registration(registration, "BROWSER/" + number));
    return new Student(id, registration);
  }

  /** Fields of the command that registers a student of a payer. */
  static Map<String, Object> registration(String payer, String identifier) {
    return Map.of(
        "registration_id",
        payer,
        "profile",
        Map.ofEntries(
            Map.entry("collector", COLLECTOR),
            Map.entry("fullname", "Aarav Sharma"),
            Map.entry("identifier", identifier),
            Map.entry("grade", "M1BLUE"),
            Map.entry("new_admission", false),
            Map.entry("year_start", 2025),
            Map.entry("year_end", 2026),
            Map.entry("date_of_birth", "2019-06-15"),
            Map.entry("contact_name", "Ananya Sharma"),
            Map.entry("contact_number", "9876543210"),
            Map.entry("contact_email", "ananya@example.com")),
        "fees",
        List.of(
            Map.of("component", "TUITION_FEE", "amount", "30000.00"),
            Map.of("component", "TRANSPORT_FEE", "amount", "9000.00")));
  }

  /** Tuition paid in cash, as entered in the dashboard; the payment's id. */
  String cash(Student student, String rupees) {
    return simulator.command(
        "add-payment",
        Map.of(
            "student_id",
            student.id(),
            "channel",
            "DASHBOARD",
            "payment",
            Map.of(
                "mode",
                "cash",
                "lines",
                List.of(Map.of("component", "TUITION_FEE", "amount", rupees)))));
  }

  /** With a plan of 13,000 at once and twice 9,000 rupees. */
  Student studentWithPlan() {
    Student student = student();
    simulator.command(
        "manage-plan",
        Map.of(
            "student_id",
            student.id(),
            "schedule",
            List.of(
                proposed("2030-06-01", "13000.00", true),
                proposed("2030-07-01", "9000.00", false),
                proposed("2030-08-01", "9000.00", false))));
    return student;
  }

  /** An instalment of tuition for a plan. */
  static Map<String, Object> proposed(String due, String amount, boolean downpayment) {
    return Map.of(
        "due_date",
        due,
        "lines",
        List.of(Map.of("component", "TUITION_FEE", "amount", amount, "downpayment", downpayment)));
  }

  /** Where the institute would send the payer, for a product or, with null, for all. */
  String login(Student student, @Nullable String product) {
    String token =
        simulator.command("issue-token", Map.of("registration_id", student.registration()));
    String address =
        "/consumer/login-redirect?access_token="
            + URLEncoder.encode(token, StandardCharsets.UTF_8)
            + "&callback_url="
            + URLEncoder.encode(SCHOOL, StandardCharsets.UTF_8);
    return address(
        product == null
            ? address
            : address + "&jodo_student_id=" + student.id() + "&product_type=" + product);
  }

  /** The id of the student's subscription; empty when nothing was set up. */
  String subscriptionOf(Student student) {
    for (JsonNode s : simulator.control("GET", "/subscriptions?limit=1000", null).path("items")) {
      if (s.path("student_id").asString().equals(student.id())) {
        return s.path("id").asString();
      }
    }
    return "";
  }

  /** The payment that was made during set-up; empty when there is none. */
  String downpaymentOf(Student student) {
    for (JsonNode p : simulator.control("GET", "/payments?limit=1000", null).path("items")) {
      if (p.path("student_id").asString().equals(student.id())
          && p.path("kind").asString().equals("FLEX_DOWNPAYMENT")) {
        return p.path("id").asString();
      }
    }
    return "";
  }

  /** The lender's part. */
  void approveLoanOf(Student student) {
    for (JsonNode loan : simulator.control("GET", "/loans?limit=1000", null).path("items")) {
      if (loan.path("student_id").asString().equals(student.id())) {
        simulator.command(
            "approve-application",
            Map.of("application_id", loan.path("id").asString(), "amount", "39000.00"));
      }
    }
  }

  record Order(String id, String checkout) {}

  record Student(String id, String registration) {}
}
