package io.feebridge.simulator.api.http;

import static io.feebridge.simulator.api.http.ApiServer.NORTH;
import static io.feebridge.simulator.api.http.ApiServer.example;
import static io.feebridge.simulator.api.http.ApiServer.inBranch;
import static org.assertj.core.api.Assertions.assertThat;

import io.feebridge.simulator.api.http.ApiServer.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** Every operation of the documentation is there, guarded, and does its work; a gap fails. */
class OperationsTest {

  private static final String DEMO = "Authorization";

  private final ApiServer api = ApiServer.start();

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void areThoseOfTheDocumentation() throws IOException {
    List<String> documented =
        Files.readAllLines(Path.of("src/test/resources/jodo/operations.tsv")).stream()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.split("\t", -1))
            .map(row -> row[1] + " " + row[2])
            .toList();

    assertThat(documented).hasSize(25);
    assertThat(
            Arrays.stream(Operation.values()).filter(Operation::isDocumented).map(Operation::title))
        .containsExactlyInAnyOrderElementsOf(documented);
  }

  @ParameterizedTest
  @EnumSource(
      names = {"INIT_FLOW", "RESCHEDULE", "SIMULATE"},
      mode = Mode.EXCLUDE)
  void doesItsWork(Operation operation) {
    Response response = goodCalls().get(operation).apply(api);

    assertThat(response.status()).as(response.text()).isIn(200, 201);
    assertThat(response.json().path("status").asString()).isEqualTo("success");
  }

  @ParameterizedTest
  @EnumSource(
      names = {"INIT_FLOW", "RESCHEDULE", "SIMULATE"},
      mode = Mode.EXCLUDE)
  void isGuarded(Operation operation) {
    String path = operation.path().replaceAll(":\\w+", "1");
    String method = operation.method().name();

    Response without = api.send(api.request(method, path, null));
    Response unknown =
        api.send(api.request(method, path, null).header(DEMO, ApiServer.basic("demo-key:other")));

    assertRefused(without, 401, "Invalid authorization header format");
    assertRefused(unknown, 401, "Invalid credentials, please check!");
  }

  @ParameterizedTest
  @EnumSource(
      names = {"INIT_FLOW", "RESCHEDULE", "SIMULATE"},
      mode = Mode.EXCLUDE)
  void hasItsMethodsAndNoOther(Operation operation) {
    assertRefused(
        api.call("PUT", operation.path().replaceAll(":\\w+", "1"), null),
        405,
        "Method Not Allowed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Bearer abc", "Basic", "Basic !!!", "Basic bm8tY29sb24=", "demo-key:demo-secret"})
  void aHeaderOfAnotherFormIsRefused(String header) {
    assertRefused(
        api.send(api.request("GET", "/erp/branches", null).header(DEMO, header)),
        401,
        "Invalid authorization header format");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "/erp", "/erp/branches/", "/erp/students//fee", "/erp/init"})
  void anUnknownPathIsNotFoundWhoeverAsks(String path) {
    assertRefused(api.send(api.request("GET", path, null)), 404, "Not Found");
  }

  @Test
  void otherFormatsThanJsonAreNotAcceptable() {
    Response wanted =
        api.send(
            api.request("GET", "/erp/branches", null)
                .header(DEMO, ApiServer.basic("demo-key:demo-secret"))
                .header("Accept", "application/xml"));
    Response sent =
        api.send(
            api.request("POST", "/erp/users/register", "<user/>")
                .setHeader("Content-Type", "application/xml")
                .header(DEMO, ApiServer.basic("demo-key:demo-secret")));

    assertRefused(wanted, 406, "Not Acceptable");
    assertRefused(sent, 406, "Not Acceptable");
  }

  private static void assertRefused(Response response, int status, String message) {
    assertThat(response.status()).isEqualTo(status);
    assertThat(response.text()).isEqualTo("{\"message\":\"" + message + "\"}");
  }

  private static Map<Operation, Function<ApiServer, Response>> goodCalls() {
    Map<Operation, Function<ApiServer, Response>> calls = new EnumMap<>(Operation.class);
    calls.putAll(callsOfStudents());
    calls.putAll(callsOfPayers());
    calls.put(Operation.LIST_BRANCHES, api -> api.get("/erp/branches"));
    calls.put(Operation.LIST_GRADES, api -> api.get("/erp/grades?collector_code=" + NORTH));
    calls.put(
        Operation.LIST_FEE_COMPONENTS,
        api -> api.get("/erp/fee-components?collector_code=" + NORTH));
    calls.put(Operation.LIST_DISCOUNTS, api -> api.get("/erp/discounts?collector_code=" + NORTH));
    calls.put(Operation.ADD_WEBHOOK, OperationsTest::webhook);
    calls.put(Operation.LIST_WEBHOOKS, api -> api.get("/erp/webhooks"));
    calls.put(Operation.GET_WEBHOOK, api -> api.get("/erp/webhooks/" + id(webhook(api))));
    calls.put(Operation.DISABLE_WEBHOOK, api -> api.delete("/erp/webhooks/" + id(webhook(api))));
    return calls;
  }

  private static Map<Operation, Function<ApiServer, Response>> callsOfStudents() {
    Map<Operation, Function<ApiServer, Response>> calls = new EnumMap<>(Operation.class);
    calls.put(
        Operation.REGISTER_USER,
        api -> api.post("/erp/users/register", example("register-user.request")));
    calls.put(
        Operation.GET_ACCESS_TOKEN, api -> api.get("/erp/users/" + api.user() + "/access_token"));
    calls.put(
        Operation.REGISTER_STUDENT,
        api ->
            api.post(
                "/erp/users/" + api.user() + "/students",
                ApiServer.inNorth(example("register-student.request"))));
    calls.put(Operation.GET_STUDENT, api -> api.get("/erp/students/" + api.student()));
    calls.put(
        Operation.UPDATE_STUDENT,
        api -> api.patch("/erp/students/" + api.student(), example("update-student.request")));
    calls.put(
        Operation.UPDATE_FEE,
        api -> api.patch("/erp/students/" + api.student() + "/fee", example("update-fee.request")));
    calls.put(
        Operation.LIST_PRODUCTS, api -> api.get("/erp/students/" + api.student() + "/products"));
    calls.put(
        Operation.LIST_PAYMENTS, api -> api.get("/erp/students/" + api.student() + "/payments"));
    calls.put(
        Operation.ADD_PAYMENT,
        api ->
            api.post(
                "/erp/students/" + api.student() + "/payments",
                example("add-payment.request").replace("tra_1234", "tra_1235")));
    calls.put(
        Operation.CANCEL_PAYMENT,
        api -> api.delete("/erp/students/" + api.student() + "/payments/tra_1234"));
    calls.put(Operation.MANAGE_FLEX_PLAN, api -> plan(api, api.student()));
    calls.put(
        Operation.GET_FLEX_SCHEDULE,
        api -> {
          String student = api.student();
          plan(api, student);
          return api.get("/flex/students/" + student + "/plans");
        });
    return calls;
  }

  private static Map<Operation, Function<ApiServer, Response>> callsOfPayers() {
    String order = inBranch(example("create-order.request"), NORTH);
    String link = inBranch(example("create-payment-link.request"), NORTH);
    return Map.of(
        Operation.CREATE_PAY_ORDER, api -> api.post("/pay/orders", order),
        Operation.GET_PAY_ORDER,
            api -> api.get("/pay/orders/" + orderId(api.post("/pay/orders", order))),
        Operation.CREATE_PAYMENT_LINK, api -> api.post("/pay/payment_links", link),
        Operation.GET_PAYMENT_LINK,
            api -> api.get("/pay/payment_links/" + orderId(api.post("/pay/payment_links", link))),
        Operation.CANCEL_PAYMENT_LINK,
            api ->
                api.delete("/pay/payment_links/" + orderId(api.post("/pay/payment_links", link))));
  }

  private static Response plan(ApiServer api, String student) {
    return api.post(
        "/flex/students/" + student + "/plans",
        example("manage-flex-plan.request").replace("2022-", "2026-"));
  }

  private static Response webhook(ApiServer api) {
    return api.post("/erp/webhooks", inBranch(example("add-webhook.request"), NORTH));
  }

  private static String id(Response response) {
    return response.data().path("id").asString();
  }

  private static String orderId(Response response) {
    return response.data().path("order_id").asString();
  }
}
