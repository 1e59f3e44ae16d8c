package io.feebridge.localstack.demo.http;

import io.feebridge.localstack.demo.PaymentSheet;
import io.feebridge.localstack.demo.school.PlayedJodo;
import io.feebridge.localstack.demo.school.TruePayment;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** The simulator as the demo uses it. */
public final class DemoJodo implements PlayedJodo {

  private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");
  private static final int MOST = 1_000;
  private static final int MONTH = 30;
  private static final String TUITION = "TUITION_FEE";
  private static final String TRANSPORT = "TRANSPORT_FEE";

  private final SimulatorApi simulator;
  private final String branch;

  /** At that branch, Jodo's {@code collector_code}. */
  public DemoJodo(SimulatorApi simulator, String branch) {
    this.simulator = simulator;
    this.branch = branch;
  }

  @Override
  public String register(String identifier) {
    Map<String, String> payer =
        Map.of("name", "Ananya Sharma", "phone", "9876543210", "email", "ananya@example.com");
    String user =
        simulator.jodo("POST", "/erp/users/register", payer).path("registration_id").asString();
    int year = today().getYear();
    Map<String, Object> student =
        Map.ofEntries(
            Map.entry("fullname", "Aarav Sharma"),
            Map.entry("identifier", identifier),
            Map.entry("grade", "M1BLUE"),
            Map.entry("new_admission", false),
            Map.entry("academic_year_start", Integer.toString(year)),
            Map.entry("academic_year_end", Integer.toString(year + 1)),
            Map.entry("date_of_birth", "2019-06-15"),
            Map.entry("primary_contact_name", "Ananya Sharma"),
            Map.entry("primary_contact_number", "9876543210"),
            Map.entry("primary_contact_email", "ananya@example.com"),
            Map.entry("collector_code", branch));
    List<Map<String, Object>> fees =
        List.of(
            Map.of("component_type", TUITION, "fee_amount", 30_000),
            Map.of("component_type", TRANSPORT, "fee_amount", 9_000));
    return simulator
        .jodo(
            "POST",
            "/erp/users/" + user + "/students",
            Map.of("student", student, "fee_components", fees))
        .path("jodo_student_id")
        .asString()
        .replaceFirst(
            "^student_", ""); // the API's form of the same id, which it also takes without
  }

  @Override
  public void propose(String student) {
    List<Object> schedule = new ArrayList<>();
    schedule.add(instalment(today(), true));
    schedule.add(instalment(today().plusDays(MONTH), false));
    schedule.add(instalment(today().plusDays(2L * MONTH), false));
    simulator.jodo(
        "POST", "/flex/students/" + student + "/plans", Map.of("payment_schedule", schedule));
  }

  private static Map<String, Object> instalment(LocalDate due, boolean downpayment) {
    return Map.of(
        "due_date",
        due.toString(),
        "details",
        List.of(
            Map.of("component_type", TUITION, "amount", 10_000, "is_downpayment", downpayment),
            Map.of("component_type", TRANSPORT, "amount", 3_000, "is_downpayment", downpayment)));
  }

  @Override
  public String addCash(String student, String transaction) {
    Map<String, Object> payment =
        Map.of(
            "lines",
            List.of(Map.of("component", TUITION, "amount", "5000.00")),
            "mode",
            "cash",
            "transaction_id",
            transaction);
    return simulator.command(
        "add-payment", Map.of("student_id", student, "payment", payment, "channel", "DASHBOARD"));
  }

  @Override
  public void cancelCash(String payment) {
    simulator.command("cancel-payment", Map.of("payment_id", payment));
  }

  @Override
  public String order() {
    Map<String, Object> order =
        Map.of(
            "name", "Ananya Sharma",
            "phone", "9876543210",
            "email", "ananya@example.com",
            "collector_code", branch,
            "details", List.of(Map.of("component_type", "Event Fee", "amount", 750)));
    return simulator.jodo("POST", "/pay/orders", order).path("order_id").asString();
  }

  @Override
  public String setUp(String student) {
    String setUp = simulator.command("begin-set-up", Map.of("student_id", student));
    return simulator.command("complete-set-up", Map.of("set_up_id", setUp, "mode", "UPI"));
  }

  @Override
  public void pay(String order) {
    simulator.command("pay-order", Map.of("order_id", order, "mode", "UPI", "result", "SUCCEEDS"));
  }

  @Override
  public void present(String subscription, int number, boolean honoured) {
    simulator.command(
        "present",
        Map.of(
            "subscription_id", subscription,
            "number", number,
            "result", honoured ? "SUCCEEDS" : "FAILS"));
  }

  @Override
  public void beNasty() {
    simulator.control(
        "POST", "/mischief", Map.of("kind", "DUPLICATE", "percent", 100, "within", "PT1H"));
    simulator.control(
        "POST", "/mischief", Map.of("kind", "BACKWARDS", "percent", 100, "within", "P7D"));
  }

  @Override
  public void beHonest() {
    simulator.control("DELETE", "/mischief/all", null);
  }

  @Override
  public void pass(Duration time) {
    simulator.jump(time);
  }

  @Override
  public List<Sent> sent() {
    return StreamSupport.stream(items("/deliveries?limit=" + MOST).spliterator(), false)
        .sorted(Comparator.comparing(DemoJodo::firstTried))
        .map(DemoJodo::sent)
        .toList();
  }

  private static Instant firstTried(JsonNode delivery) {
    String at = delivery.path("attempts").path(0).path("at").asString("");
    return at.isEmpty() ? Instant.MAX : Instant.parse(at);
  }

  private static Sent sent(JsonNode delivery) {
    List<Integer> answers =
        StreamSupport.stream(delivery.path("attempts").spliterator(), false)
            .map(attempt -> attempt.path("answer").path("status").asInt(0))
            .toList();
    return new Sent(
        delivery.path("id").asString(),
        delivery.path("event").asString(),
        delivery.path("about").asString(),
        delivery.path("body").asString(),
        answers);
  }

  @Override
  public int waiting() {
    return items("/deliveries?state=WAITING&limit=" + MOST).size();
  }

  @Override
  public void resend(String id) {
    simulator.command("resend", Map.of("delivery_id", id));
  }

  @Override
  public List<TruePayment> truth() {
    return StreamSupport.stream(
            simulator.control("GET", "/truth", null).path("payments").spliterator(), false)
        .filter(payment -> payment.path("reported").asBoolean())
        .filter(payment -> payment.path("collector").asString().equals(branch))
        .map(DemoJodo::truePayment)
        .toList();
  }

  private static TruePayment truePayment(JsonNode payment) {
    List<PaymentSheet.Line> lines = new ArrayList<>();
    for (JsonNode line : payment.path("lines")) {
      List<PaymentSheet.Settlement> settlements = new ArrayList<>();
      for (JsonNode settlement : line.path("settlements")) {
        settlements.add(
            new PaymentSheet.Settlement(
                settlement.path("utr").asString(), money(settlement.path("amount"))));
      }
      lines.add(
          new PaymentSheet.Line(
              line.path("component").asString(),
              money(line.path("collected")),
              money(line.path("settled")),
              settlements));
    }
    return new TruePayment(
        payment.path("family").asString(),
        payment.path("id").asString(),
        payment.path("state").asString(),
        lines);
  }

  private static BigDecimal money(JsonNode digits) {
    return new BigDecimal(digits.asString());
  }

  @Override
  public int students() {
    return simulator.control("GET", "/state", null).path("counts").path("students").asInt();
  }

  private LocalDate today() {
    return simulator.now().atZone(INDIA).toLocalDate();
  }

  private JsonNode items(String path) {
    return simulator.control("GET", path, null).path("items");
  }
}
