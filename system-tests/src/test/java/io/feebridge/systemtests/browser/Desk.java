package io.feebridge.systemtests.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.feebridge.localstack.demo.http.LedgerApi;
import io.feebridge.localstack.demo.http.SimulatorApi;
import io.feebridge.systemtests.StackUnderTest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** What a tester has before them: the stack, a browser, and the doors of simulator and ledger. */
final class Desk {

  static final String COLLECTOR = "81c6b473c138";

  /** Where an institute's own page would be; the browser is told what stands there. */
  static final String SCHOOL = "https://erp.school.example/back?attempt=7";

  private static final double PATIENCE_MS = 15_000;
  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private final StackUnderTest stack;
  private final Browser browser;
  private final SimulatorApi simulator;
  private final List<String> complaints = new CopyOnWriteArrayList<>();

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
            new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(colours));
    context.setDefaultTimeout(PATIENCE_MS);
    context.route(
        "https://erp.school.example/**",
        route ->
            route.fulfill(
                new com.microsoft.playwright.Route.FulfillOptions()
                    .setContentType("text/html")
                    .setBody(
                        "<!doctype html><title>School</title><link rel=icon href=data:,>"
                            + "<h1>Back at the school</h1>")));
    context.onConsoleMessage(
        message -> {
          if (message.type().equals("error") || message.type().equals("warning")) {
            complaints.add(message.text() + " at " + message.location());
          }
        });
    context.onWebError(error -> complaints.add(error.error()));
    return context.newPage();
  }

  /** What the browser complained of since this was asked last: errors, warnings, broken policies. */
  List<String> complaints() {
    List<String> all = List.copyOf(complaints);
    complaints.clear();
    return all;
  }

  /** An order or link of 12,500 rupees; where its checkout is. */
  Order order(String kind, Map<String, ?> changes) {
    Map<String, Object> request = new java.util.LinkedHashMap<>();
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

  record Order(String id, String checkout) {}
}
