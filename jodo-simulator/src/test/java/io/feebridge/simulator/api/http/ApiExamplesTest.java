package io.feebridge.simulator.api.http;

import static io.feebridge.simulator.api.http.ApiServer.NORTH;
import static io.feebridge.simulator.api.http.ApiServer.example;
import static io.feebridge.simulator.api.http.ApiServer.inBranch;
import static io.feebridge.simulator.api.http.ApiServer.inNorth;
import static org.assertj.core.api.Assertions.assertThat;

import io.feebridge.simulator.api.http.ApiServer.Response;
import io.feebridge.simulator.api.http.ApiSettings.StudentIdForm;
import io.feebridge.simulator.command.OrderCommand.BankAnswer;
import io.feebridge.simulator.command.OrderCommand.PayOrder;
import io.feebridge.simulator.command.PaymentCommand.PayStudent;
import io.feebridge.simulator.command.PaymentCommand.Settle;
import io.feebridge.simulator.money.Line;
import io.feebridge.simulator.money.Money;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Jodo's own requests go in, and answers with the fields and types of its own come out. */
class ApiExamplesTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Set<String> COMPARED = new TreeSet<>();

  private final ApiServer api = ApiServer.start();

  @AfterEach
  void stop() {
    api.close();
  }

  @AfterAll
  static void noExampleOfAnAnswerIsLeftOut() throws Exception {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/jodo/api"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .filteredOn(name -> name.contains(".response") || name.contains(".error."))
          .filteredOn(name -> name.startsWith("api."))
          .filteredOn(name -> !COMPARED.contains(name))
          .isEmpty();
    }
  }

  @Test
  void registerUser() {
    Response response = api.post("/erp/users/register", example("register-user.request"));

    assertIsLike(response, 200, "register-user.response");
  }

  @Test
  void getAccessToken() {
    Response response = api.get("/erp/users/" + api.user() + "/access_token");

    assertIsLike(response, 200, "get-access-token.response");
  }

  @Test
  void registerStudent() {
    Response response =
        api.post(
            "/erp/users/" + api.user() + "/students", inNorth(example("register-student.request")));

    assertIsLike(response, 200, "register-student.response");
    assertThat(response.data().path("jodo_student_id").asString()).startsWith("student_");
  }

  @Test
  void getStudent() {
    String newcomer =
        inNorth(example("register-student.request"))
            .replace("\"new_admission\": false", "\"new_admission\": true")
            .replaceFirst("10500", "31000");
    String id =
        api.post("/erp/users/" + api.user() + "/students", newcomer)
            .data()
            .path("jodo_student_id")
            .asString();

    Response response = api.get("/erp/students/" + id);

    assertIsLike(response, 200, "get-student.response");
    assertThat(response.json()).isEqualTo(JSON.readTree(example("get-student.response")));
  }

  @Test
  void updateStudent() {
    String id = api.student();

    Response response = api.patch("/erp/students/" + id, example("update-student.request"));

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.json().path("registration_id").asString()).startsWith("user_");
    assertThat(response.data().propertyNames())
        .containsExactly(
            "fullname",
            "identifier",
            "grade",
            "new_admission",
            "academic_year_start",
            "academic_year_end",
            "date_of_birth",
            "primary_contact_name",
            "primary_contact_number",
            "primary_contact_email");
  }

  @Test
  void updateFee() {
    String id = api.student();

    Response response = api.patch("/erp/students/" + id + "/fee", example("update-fee.request"));

    assertIsLike(response, 200, "update-fee.response");
    assertThat(
            api.get("/erp/students/" + id).data().path("fee_summary").path("total_fee").asString())
        .isEqualTo("36750");
  }

  @Test
  void listProducts() {
    Response response = api.get("/erp/students/" + api.student() + "/products?product_type=flex");

    assertIsLike(response, 200, "list-products.response");
    assertThat(response.data().path(0).path("status").asString()).isEqualTo("pending");
  }

  @Test
  void addAndCancelPayment() {
    String path = "/erp/students/" + api.student() + "/payments";
    String another = example("add-payment.request").replace("tra_1234", "TRA/2026/17");

    Response added = api.post(path, another);
    Response cancelled = api.delete(path + "/TRA%2F2026%2F17");

    assertIsLike(added, 201, "add-payment.response");
    assertIsLike(cancelled, 200, "cancel-payment.response");
  }

  @Test
  void listPayments() {
    String student = registeredWithoutPayments();
    api.done(
        new PayStudent(
            student,
            List.of(Line.of("ADMISSION_FEE", Money.rupees("2000"))),
            "pg",
            BankAnswer.SUCCEEDS,
            null));

    Response response = api.get("/erp/students/student_" + student + "/payments");

    assertIsLike(response, 200, "list-payments.response");
    assertThat(response.data().path(0).path("product").asString()).isEqualTo("pg");
  }

  @Test
  void manageAndReadFlexPlan() {
    String path = "/flex/students/" + api.student() + "/plans";
    String future = example("manage-flex-plan.request").replace("2022-", "2026-");

    Response managed = api.post(path, future);
    Response read = api.get(path);

    assertIsLike(managed, 200, "manage-flex-plan.response");
    assertIsLike(read, 200, "get-flex-schedule.response");
    assertThat(read.text())
        .contains("{\"component_type\":\"TRANSPORT_FEE\",\"amount\":0.0}")
        .contains("{\"due_date\":\"2026-09-15\",\"amount\":11000.0,");
  }

  @Test
  void createOrder() {
    Response known = api.post("/pay/orders", example("create-order.request-known-components"));
    Response unstructured = api.post("/pay/orders", example("create-order.request-unstructured"));
    Response short_ = api.post("/pay/orders", inBranch(example("create-order.request"), NORTH));

    assertIsLike(known, 200, "create-order.response");
    assertIsLike(unstructured, 200, "create-order.response");
    assertIsLike(short_, 200, "create-order.response");
  }

  @Test
  void createOrderWithoutStatus() {
    ApiSettings other =
        new ApiSettings(
            0, Duration.ofMinutes(1), Duration.ofSeconds(1), StudentIdForm.PREFIXED, false);
    try (ApiServer without = ApiServer.start(other, false)) {
      Response response = without.post("/pay/orders", example("create-order.request-unstructured"));

      assertIsLike(response, 200, "create-order.response-pattern-page");
    }
  }

  @Test
  void getOrder() {
    String id = paidAndSettled("/pay/orders", example("create-order.request"));

    Response response = api.get("/pay/orders/" + id);

    assertIsLike(response, 200, "get-order.response");
    assertThat(response.data().path("status").asString()).isEqualTo("paid");
  }

  @Test
  void createPaymentLink() {
    Response response =
        api.post("/pay/payment_links", inBranch(example("create-payment-link.request"), NORTH));

    assertIsLike(response, 201, "create-payment-link.response");
  }

  @Test
  void getPaymentLink() {
    String id = paidAndSettled("/pay/payment_links", example("create-payment-link.request"));

    Response response = api.get("/pay/payment_links/" + id);

    assertIsLike(response, 200, "get-payment-link.response");
  }

  @Test
  void cancelPaymentLink() {
    String id = orderId("/pay/payment_links", example("create-payment-link.request"));

    Response response = api.delete("/pay/payment_links/" + id);

    assertIsLike(response, 200, "cancel-payment-link.response");
    assertThat(response.text()).contains("Payment link cancelled successfully!");
    assertThat(api.get("/pay/payment_links/" + id).data().path("status").asString())
        .isEqualTo("cancelled");
  }

  @Test
  void listsOfTheInstitute() {
    assertIsLike(api.get("/erp/branches"), 200, "list-branches.response");
    assertIsLike(api.get("/erp/grades?collector_code=" + NORTH), 200, "list-grades.response");
    assertIsLike(
        api.get("/erp/fee-components?collector_code=" + NORTH),
        200,
        "list-fee-components.response");
    assertIsLike(api.get("/erp/discounts?collector_code=" + NORTH), 200, "list-discounts.response");
  }

  @Test
  void webhooks() {
    Response added = api.post("/erp/webhooks", inBranch(example("add-webhook.request"), NORTH));
    String id = added.data().path("id").asString();

    assertIsLike(added, 201, "add-webhook.response");
    assertThat(added.text()).doesNotContain("my-secret-key").doesNotContain("my-custom-header");
    assertIsLike(api.get("/erp/webhooks"), 200, "list-webhooks.response");
    assertIsLike(api.get("/erp/webhooks/" + id), 200, "get-webhook.response");
    assertIsLike(api.delete("/erp/webhooks/" + id), 200, "disable-webhook.response");
    assertThat(api.get("/erp/webhooks").data()).isEmpty();
  }

  @Test
  void aMalformedEmailIsRefusedAsLive() {
    String malformed =
        example("create-order.request-unstructured").replace("you@example.com", "you.example.com");

    Response response = api.post("/pay/orders", malformed);

    assertIsLike(response, 400, "error.validation");
    assertThat(response.json()).isEqualTo(JSON.readTree(example("error.validation")));
  }

  private static void assertIsLike(Response response, int status, String example) {
    COMPARED.add("api." + example + ".json");
    assertThat(response.status()).as(response.text()).isEqualTo(status);
    assertThat(response.http().headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/json");
    assertThat(Types.of(response.json())).isEqualTo(Types.of(JSON.readTree(example(example))));
  }

  private String registeredWithoutPayments() {
    String whole = inNorth(example("register-student.request"));
    String without = whole.substring(0, whole.indexOf(",\n  \"payments\"")) + "}";
    return api.post("/erp/users/" + api.user() + "/students", without)
        .data()
        .path("jodo_student_id")
        .asString()
        .replace("student_", "");
  }

  private String orderId(String path, String request) {
    return api.post(path, inBranch(request, NORTH)).data().path("order_id").asString();
  }

  private String paidAndSettled(String path, String request) {
    String id = orderId(path, request);
    api.done(new PayOrder(id, "UPI", BankAnswer.SUCCEEDS, null));
    String payment = api.ask(world -> world.payments().of(id).getFirst().id());
    api.done(new Settle(payment, List.of(), "settl_1234"));
    return id;
  }
}
