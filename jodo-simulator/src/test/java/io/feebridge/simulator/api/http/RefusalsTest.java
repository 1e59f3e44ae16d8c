package io.feebridge.simulator.api.http;

import static io.feebridge.simulator.api.http.ApiServer.NORTH;
import static io.feebridge.simulator.api.http.ApiServer.SOUTH;
import static io.feebridge.simulator.api.http.ApiServer.example;
import static io.feebridge.simulator.api.http.ApiServer.inBranch;
import static io.feebridge.simulator.api.http.ApiServer.inNorth;
import static org.assertj.core.api.Assertions.assertThat;

import io.feebridge.simulator.api.http.ApiServer.Response;
import io.feebridge.simulator.command.OrderCommand.BankAnswer;
import io.feebridge.simulator.command.OrderCommand.PayOrder;
import io.feebridge.simulator.command.PlanCommand.BeginSetUp;
import io.feebridge.simulator.command.PlanCommand.CompleteSetUp;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What the API refuses, with the status, code and field that its page or the live system has. */
class RefusalsTest {

  private final ApiServer api = ApiServer.start();

  @AfterEach
  void stop() {
    api.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "9876543210"  | "98765"                 | phone | value is not a valid phone number
          "9876543210"  | null                    | phone | none is not an allowed value
          "phone"       | "telephone"             | phone | field required
          "John Doe"    | ""                      | name  | ensure this value has at least 1 characters
          "John Doe"    | {}                      | name  | str type expected
          "john.doe@example.com" | "john.doe@"    | email | value is not a valid email address
          """)
  void aUserOfTheWrongForm(String part, String wrong, String key, String message) {
    Response response =
        api.post("/erp/users/register", changed("register-user.request", part, wrong));

    assertInvalid(response, key, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "fullname"      | "name"        | student.fullname            | field required
          "2010-01-01"    | "01/01/2010"  | student.date_of_birth       | invalid date format
          "2010-01-01"    | "2010-02-30"  | student.date_of_birth       | invalid date format
          "2023"          | "2022"        | student.academic_year_end   | ensure this value is greater than academic_year_start
          "2022"          | "next"        | student.academic_year_start | value is not a valid year
          false           | "maybe"       | student.new_admission       | value could not be parsed to a boolean
          10500           | -1            | fee_components.0.fee_amount | ensure this value is greater than or equal to 0
          10500           | "ten"         | fee_components.0.fee_amount | value is not a valid float
          10500           | 1.005         | fee_components.0.fee_amount | ensure that there are no more than 2 decimal places
          10500           | 1e300         | fee_components.0.fee_amount | ensure that there are no more than 12 digits before the decimal point
          "2022-01-29T10:05:45Z" | "soon" | payments.0.paid_at          | invalid datetime format
          "tra_1234"      | null          | payments.0.transaction_id   | none is not an allowed value
          "student": {    | "pupil": {    | student                     | field required
          """)
  void aStudentOfTheWrongForm(String part, String wrong, String key, String message) {
    Response response =
        api.post(
            "/erp/users/" + api.user() + "/students",
            inNorth(changed("register-student.request", part, wrong)));

    assertInvalid(response, key, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "grade_5944"    | "XII"       | grade          | Invalid grade XII
          "TRANSPORT_FEE" | "BUS"       | fee_components | Invalid component type BUS
          "SIBLING"       | "STAFF"     | discounts      | Invalid discount type STAFF
          "81c6b473c138"  | "elsewhere" | collector_code | Invalid collector_code
          "amount": 2000  | "amount": 1 | fee_components | Sum of the fee components does not match the amount
          """)
  void codesThatTheBranchDoesNotHave(String part, String wrong, String key, String message) {
    String registration = inNorth(example("register-student.request")).replace(part, wrong);

    Response response = api.post("/erp/users/" + api.user() + "/students", registration);

    assertRefused(response, 400, "HUE00000", message, key);
    int students = api.ask(world -> world.students().size());
    assertThat(students).isZero();
  }

  @Test
  void severalBranchesNeedTheirCode() {
    Response student =
        api.post("/erp/users/" + api.user() + "/students", example("register-student.request"));
    Response order = api.post("/pay/orders", example("create-order.request"));
    Response webhook = api.post("/erp/webhooks", example("add-webhook.request"));

    for (Response response : new Response[] {student, order, webhook, api.get("/erp/grades")}) {
      assertRefused(response, 400, "HUE00000", "collector_code is required", "collector_code");
    }
  }

  @Test
  void oneBranchAloneNeedsNoCode() {
    try (ApiServer alone = ApiServer.startWithOneBranch()) {
      assertThat(alone.post("/pay/orders", example("create-order.request")).status())
          .isEqualTo(200);
      assertThat(alone.get("/erp/discounts").data().path(0).path("discount_type").asString())
          .isEqualTo("SIBLING");
    }
  }

  @Test
  void codesOfOneBranchAreUnknownInAnother() {
    String order = example("create-order.request").replace("Payable Amount", "TRANSPORT_FEE");

    assertThat(api.post("/pay/orders", inBranch(order, NORTH)).status()).isEqualTo(200);
    Response elsewhere = api.post("/pay/orders", inBranch(order, SOUTH));

    assertThat(elsewhere.status()).isEqualTo(400);
    assertThat(elsewhere.json().path("code").asString()).isEqualTo("HUE00000");
    assertThat(elsewhere.json().path("message").asString())
        .startsWith("Invalid component type TRANSPORT_FEE");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          1000                                    | 0      | details.0.amount | ensure this value is greater than 0
          1000                                    | true   | details.0.amount | value is not a valid float
          "https://www.example.com/payment/callback" | "www.example.com" | callback_url | invalid or missing URL scheme
          "key"                                   | "name" | notes.0.key      | field required
          "Payable Amount"                        | null   | details.0.component_type | none is not an allowed value
          """)
  void anOrderOfTheWrongForm(String part, String wrong, String key, String message) {
    Response response =
        api.post("/pay/orders", inBranch(changed("create-order.request", part, wrong), NORTH));

    assertInvalid(response, key, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          []      | ensure this value has at least 1 items
          {}      | value is not a valid list
          null    | field required
          """)
  void anOrderWithoutLines(String details, String message) {
    String order =
        "{\"name\":\"N\",\"phone\":\"9876543210\",\"email\":\"a@b.in\",\"details\":%s}"
            .formatted(details);

    assertInvalid(api.post("/pay/orders", order), "details", message);
  }

  @Test
  void whatIsNoJsonObject() {
    assertInvalid(api.post("/pay/orders", "{\"name\""), "body", "the payload is not valid JSON");
    assertInvalid(api.post("/pay/orders", "[]"), "body", "value is not a valid dict");
    assertInvalid(api.call("POST", "/pay/orders", null), "body", "value is not a valid dict");
  }

  @Test
  void whatIsTooLongToBeRead() {
    String lengthy = "{\"name\":\"" + "n".repeat(2_000_000) + "\"}";

    assertInvalid(api.post("/pay/orders", lengthy), "body", "the payload is too long");
  }

  @Test
  void allThatIsWrongIsToldAtOnce() {
    Response response = api.post("/erp/users/register", "{\"name\":1,\"email\":\"x\"}");

    assertThat(response.json().path("errors").valueStream().map(e -> e.path("key").asString()))
        .containsExactly("phone", "email");
  }

  @Test
  void aPaymentThatDoesNotAddUp() {
    String payment = example("add-payment.request").replace("2000", "2000.5");

    Response response = api.post("/erp/students/" + api.student() + "/payments", payment);

    assertRefused(
        response,
        400,
        "MAE00000",
        "Sum of the fee components does not match the amount",
        "fee_components");
  }

  @Test
  void aTransactionIdForTheSecondTime() {
    Response response =
        api.post("/erp/students/" + api.student() + "/payments", example("add-payment.request"));

    assertThat(response.status()).isEqualTo(400);
    assertThat(response.json().path("code").asString()).isEqualTo("MAE00000");
  }

  @Test
  void studentsThatAreNotThere() {
    String payment = example("add-payment.request");
    String plan = example("manage-flex-plan.request");

    assertRefused(api.get("/erp/students/99/payments"), 404, "MAE00001", "Student not found");
    assertRefused(
        api.post("/erp/students/99/payments", payment), 404, "MAE00001", "Student not found");
    assertRefused(api.post("/flex/students/99/plans", plan), 404, "HUE00001", "Student not found");
    assertRefused(api.get("/erp/students/student_99"), 404, "HUE00001", "Student not found");
    assertRefused(api.get("/erp/users/user_99/access_token"), 404, "HUE00001", "User not found");
  }

  @Test
  void whatElseIsNotThere() {
    String student = api.student();

    assertThat(api.delete("/erp/students/" + student + "/payments/tra_99").status()).isEqualTo(404);
    assertThat(api.get("/flex/students/" + student + "/plans").status()).isEqualTo(404);
    assertRefused(api.get("/pay/orders/order_99"), 404, "HUE00001", "Resource not found");
    assertRefused(api.delete("/pay/payment_links/order_99"), 404, "HUE00001", "Resource not found");
    assertRefused(api.get("/pay/payment_links/order_99"), 400, "HUE00000", "Resource not found");
    assertThat(api.delete("/erp/webhooks/99").status()).isEqualTo(400);
    assertRefused(api.get("/erp/webhooks/99"), 404, "HUE00001", "Webhook not found");
  }

  @Test
  void anOrderIsNoLinkThoughTheyShareTheirIds() {
    String order =
        api.post("/pay/orders", inBranch(example("create-order.request"), NORTH))
            .data()
            .path("order_id")
            .asString();

    assertThat(api.get("/pay/payment_links/" + order).status()).isEqualTo(400);
    assertThat(api.delete("/pay/payment_links/" + order).status()).isEqualTo(404);
    assertThat(api.get("/pay/orders/" + order).status()).isEqualTo(200);
  }

  @Test
  void aLinkThatIsPaidOrCancelledCannotBeCancelled() {
    String path = "/pay/payment_links";
    String link = inBranch(example("create-payment-link.request"), NORTH);
    String paid = api.post(path, link).data().path("order_id").asString();
    String cancelled = api.post(path, link).data().path("order_id").asString();
    api.done(new PayOrder(paid, "UPI", BankAnswer.SUCCEEDS, null));
    api.delete(path + "/" + cancelled);

    for (String id : List.of(paid, cancelled)) {
      Response response = api.delete(path + "/" + id);
      assertThat(response.status()).as(response.text()).isEqualTo(400);
      assertThat(response.json().path("code").asString()).isEqualTo("HUE00000");
    }
    assertThat(api.get(path + "/" + paid).data().path("status").asString()).isEqualTo("paid");
  }

  @Test
  void aLinkThatHasExpiredBeforeItBegins() {
    String link = inBranch(example("create-payment-link.request"), NORTH);

    assertRefused(
        api.post(
            "/pay/payment_links", ApiServer.with(link, "\"expires_at\":\"2020-01-01T00:00:00Z\"")),
        400,
        "HUE00000",
        "must be in the future",
        "expires_at");
  }

  @Test
  void anOrderOfAGradeThatTheBranchDoesNotHave() {
    String order = example("create-order.request-unstructured").replace("grade_5733", "XII");

    assertRefused(api.post("/pay/orders", order), 400, "HUE00000", "Invalid grade XII", "grade");
  }

  @Test
  void aWebhookDisabledForTheSecondTime() {
    String id =
        api.post("/erp/webhooks", inBranch(example("add-webhook.request"), NORTH))
            .data()
            .path("id")
            .asString();
    api.delete("/erp/webhooks/" + id);

    Response again = api.delete("/erp/webhooks/" + id);

    assertThat(again.status()).isEqualTo(400);
    assertThat(again.json().path("code").asString()).isEqualTo("HUE00000");
  }

  @Test
  void whatContradictsTheStateIsAConflictWithoutACode() {
    String student = api.student();
    String registration = inNorth(example("register-student.request"));
    String plans = "/flex/students/" + student + "/plans";
    String plan = example("manage-flex-plan.request").replace("2022-", "2026-");
    api.post(plans, plan);
    String setUp = api.done(new BeginSetUp(student.replace("student_", "")));
    api.done(new CompleteSetUp(setUp, "NACH"));
    api.delete("/erp/students/" + student + "/payments/tra_1234");

    Response registered = api.post("/erp/users/" + api.user() + "/students", registration);
    Response planned = api.post(plans, plan);
    Response cancelled = api.delete("/erp/students/" + student + "/payments/tra_1234");

    for (Response response : List.of(registered, planned, cancelled)) {
      assertThat(response.status()).as(response.text()).isEqualTo(409);
      assertThat(response.json().has("code")).isFalse();
      assertThat(response.json().path("error_type").asString()).isEqualTo("ConflictError");
    }
    assertThat(planned.json().path("message").asString()).isEqualTo("Subscription already set up");
  }

  @Test
  void aPlanWithAComponentThatTheBranchDoesNotHave() {
    String plan =
        example("manage-flex-plan.request").replace("2022-", "2026-").replace("TUITION", "BUS");

    assertRefused(
        api.post("/flex/students/" + api.student() + "/plans", plan),
        400,
        "HUE00000",
        "Fee component not available: BUS_FEE",
        "details");
  }

  @Test
  void anUnknownProduct() {
    assertRefused(
        api.get("/erp/students/" + api.student() + "/products?product_type=gold"),
        400,
        "HUE00000",
        "Invalid product_type: use flex, pay or cred",
        "product_type");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "you@example.com" | "you@example.com, nobody" | failure_notification_email | value is not a valid email address
          "https://example.com/jodo-webhooks" | "ftp://example.com" | url            | invalid or missing URL scheme
          "my-custom-header-value" | null               | header_value               | field required
          "event_code"      | "event"                   | event_code                 | field required
          """)
  void aWebhookOfTheWrongForm(String part, String wrong, String key, String message) {
    Response response =
        api.post("/erp/webhooks", inBranch(changed("add-webhook.request", part, wrong), NORTH));

    assertInvalid(response, key, message);
  }

  @Test
  void anEventThatJodoDoesNotHave() {
    String misspelt = example("add-webhook.request").replace("final_approved", "cancelled");

    assertRefused(
        api.post("/erp/webhooks", inBranch(misspelt, NORTH)),
        400,
        "HUE00000",
        "Invalid event_code cred.loan.cancelled",
        "event_code");
  }

  @Test
  void aWebhookAddedAgainKeepsItsUrlAndMail() {
    String first = inBranch(example("add-webhook.request"), NORTH);
    String again =
        first.replace("https://example.com/jodo-webhooks", "https://other.example.com/hook");

    JsonNode added = api.post("/erp/webhooks", first).data();
    JsonNode updated = api.post("/erp/webhooks", again).data();

    assertThat(updated).isEqualTo(added);
    assertThat(api.get("/erp/webhooks").data()).hasSize(1);
  }

  private static String changed(String example, String part, String wrong) {
    String text = example(example);
    assertThat(text).contains(part);
    return text.replaceFirst(Pattern.quote(part), wrong);
  }

  private static void assertInvalid(Response response, String key, String message) {
    assertThat(response.status()).as(response.text()).isEqualTo(400);
    assertThat(response.text())
        .startsWith(
            "{\"message\":\"Invalid payload!\",\"status\":\"error\","
                + "\"error_type\":\"BadRequestError\",\"code\":\"E0000\",\"errors\":[");
    assertThat(response.json().path("errors").path(0).path("key").asString()).isEqualTo(key);
    assertThat(response.json().path("errors").path(0).path("message").asString())
        .isEqualTo(message);
  }

  private static void assertRefused(Response response, int status, String code, String message) {
    assertThat(response.status()).as(response.text()).isEqualTo(status);
    assertThat(response.json().path("status").asString()).isEqualTo("error");
    assertThat(response.json().path("code").asString()).isEqualTo(code);
    assertThat(response.json().path("message").asString()).isEqualTo(message);
  }

  private static void assertRefused(
      Response response, int status, String code, String message, String key) {
    assertRefused(response, status, code, message);
    assertThat(response.json().path("errors").path(0).path("key").asString()).isEqualTo(key);
  }
}
