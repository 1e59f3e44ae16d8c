package io.feebridge.systemtests.simulator;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The control page where much happens: ten thousand pay within an hour; and where an institute is
 * asked for its students. Its simulator stands alone.
 */
@ExtendWith(DeskStack.class)
class BusyDeskIT {

  private static final List<String> BRANCHES = List.of("81c6b473c138", "appform-extraaedgev2");

  /** What one answer to the page may hold at most, and how many elements the page may have. */
  private static final int LONGEST_ANSWER = 300_000;

  private static final int MOST_ELEMENTS = 8_000;
  private static final Duration SOON = Duration.ofSeconds(10);

  private static HttpServer outside;
  private static LoneSimulator simulator;
  private final Desk desk;
  private final List<Page> pages = new ArrayList<>();
  private Seen worst = new Seen(0, 0, Duration.ZERO);

  /** Bytes of the longest answer, elements of the page, and when it was there. */
  private record Seen(int bytes, int elements, Duration took) {

    Seen orWorse(Seen other) {
      return new Seen(
          Math.max(bytes, other.bytes),
          Math.max(elements, other.elements),
          took.compareTo(other.took) > 0 ? took : other.took);
    }
  }

  BusyDeskIT(Desk desk) {
    this.desk = desk;
  }

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    outside = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    outside.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    outside.createContext("/hook", exchange -> answer(exchange, ""));
    outside.createContext(
        "/student", exchange -> answer(exchange, "{\"student\":{\"fullname\":\"Aarav Sharma\"}}"));
    outside.start();
    simulator =
        LoneSimulator.start(folder, "--seed=7", "--speed=0", "--institute=" + asked(folder));
  }

  @AfterAll
  static void end() {
    simulator.close();
    outside.stop(0);
  }

  /** A page that stayed open would complain when its simulator ends. */
  @AfterEach
  void theBrowserComplainsOfNothing() {
    pages.forEach(page -> page.context().close());
    assertThat(desk.complaints()).isEmpty();
  }

  @Test
  void onFeeDayThePageStaysSmallAndQuick() throws Exception {
    for (String branch : BRANCHES) {
      simulator
          .api()
          .command(
              "add-webhook",
              Map.of(
                  "collector",
                  branch,
                  "event",
                  "pay.payment.debited",
                  "url",
                  outside("/hook"),
                  "failure_mail",
                  "fees@school.example"));
    }
    Page page = opened("/#/deliveries", ColorScheme.LIGHT);
    simulator.api().control("POST", "/scenarios/fee-day", null);
    CompletableFuture<Void> day =
        CompletableFuture.runAsync(() -> simulator.api().jump(Duration.ofHours(1)));
    do { // the page is used while it happens
      walk(page);
    } while (!day.isDone());
    day.get(1, TimeUnit.MINUTES);
    walk(page);
    System.out.println("busy desk: at worst " + worst);

    page.keyboard().press("3");
    assertThat(page.locator(".more")).containsText("The newest 200");
    assertThat(page.locator("#count-payments")).hasText("10000");
  }

  /** By keyboard from part to part. */
  private void walk(Page page) {
    for (String part : List.of("1 students", "3 payments", "6 deliveries", "0 truth")) {
      long begun = System.nanoTime();
      page.evaluate("performance.clearResourceTimings()");
      page.keyboard().press(part.substring(0, 1));
      assertThat(page.locator("main h2")).hasText(title(part));
      assertThat(page.locator("#list > *").first()).isVisible();
      Seen seen =
          new Seen(
              number(page, LONGEST),
              number(page, "document.querySelectorAll('*').length"),
              Duration.ofNanos(System.nanoTime() - begun));
      worst = worst.orWorse(seen);
      assertThat(seen.bytes()).as(part).isPositive().isLessThan(LONGEST_ANSWER);
      assertThat(seen.elements()).as(part).isLessThan(MOST_ELEMENTS);
      assertThat(seen.took()).as(part).isLessThan(SOON);
    }
  }

  private static final String LONGEST =
      "Math.max(0, ...performance.getEntriesByType('resource').map((e) => e.decodedBodySize))";

  private static String title(String part) {
    return part.substring(2, 3).toUpperCase(java.util.Locale.ROOT) + part.substring(3);
  }

  private static int number(Page page, String script) {
    return ((Number) page.evaluate(script)).intValue();
  }

  /** Two keys in one turn of the browser: no page can be faster. */
  @Test
  void aKeyRightAfterAPartWasChosenIsForThatPart() {
    Page page = opened("/#/payments", ColorScheme.LIGHT);
    assertThat(page.locator("main h2")).hasText("Payments");
    Object filter =
        page.evaluate(
            """
            () => {
              ["6", "/"].forEach((key) =>
                document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true })));
              return document.activeElement.getAttribute("aria-label");
            }
            """);
    assertThat(filter).isEqualTo("Filter deliveries");
  }

  @Test
  void whatTheInstituteWasAskedIsListedWithItsAnswerAndConsequence() {
    String student = planned();
    for (ColorScheme colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      Page page = opened("/", colours);
      page.keyboard().press("q");
      assertThat(page.locator("main h2")).hasText("Questions");
      page.keyboard().press("/");
      page.keyboard().type("before a set-up");
      assertThat(page.locator("tr:has-text('before a set-up')").first()).isVisible();
      page.keyboard().press("ArrowDown");
      page.keyboard().press("Enter");

      assertThat(page.locator("tr.chosen")).containsText("profile");
      assertThat(page.locator("tr.chosen")).containsText("ms");
      assertThat(page.locator("tr.chosen .chip")).hasText("set up goes on");
      assertThat(page.locator("#detail")).containsText("Asked before a set-up");
      assertThat(page.locator("#detail")).containsText(outside("/student"));
      assertThat(page.locator("#detail a").first()).hasText(student);
      assertThat(page.locator("body")).not().containsText("erp-password");
      assertThat(Accessible.violations(page)).as("questions in " + colours).isEmpty();
      for (int width : List.of(1280, 390)) {
        page.setViewportSize(width, 800);
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
            .as("nothing is wider than " + width)
            .isEqualTo(true);
      }
    }
  }

  /** A student whose set-up has been asked for; Jodo's id. */
  private String planned() {
    String payer =
        simulator
            .api()
            .command(
                "register-user",
                Map.of("name", "Ananya Sharma", "phone", "9876500000", "email", "a@example.com"));
    String student =
        simulator
            .api()
            .command("register-student", Desk.registration(payer, "ASKED/" + Desk.number()));
    simulator
        .api()
        .command(
            "manage-plan",
            Map.of(
                "student_id",
                student,
                "schedule",
                List.of(Desk.proposed("2030-07-01", "9000.00", false))));
    String setUp = simulator.api().command("begin-set-up", Map.of("student_id", student));
    org.awaitility.Awaitility.await("the institute has answered")
        .until(
            () ->
                !simulator
                    .api()
                    .control("GET", "/set-ups/" + setUp, null)
                    .path("state")
                    .asString()
                    .equals("ASKING"));
    return student;
  }

  private Page opened(String path, ColorScheme colours) {
    Page page = desk.screen(colours);
    pages.add(page);
    page.navigate(simulator.address(path));
    assertThat(page.locator(".live")).hasText("live");
    return page;
  }

  private static String outside(String path) {
    return "http://127.0.0.1:" + outside.getAddress().getPort() + path;
  }

  /** The demo's institute, as one that is asked for its students. */
  private static Path asked(Path folder) throws IOException {
    String demo =
        Files.readString(Path.of("../jodo-simulator/src/main/resources/simulator/institute.yml"));
    String pull =
        "pull: {url: '%s', user: erp, password: erp-password, parameters: [identifier]}\n"
            .formatted(outside("/student"));
    return Files.writeString(folder.resolve("institute.yml"), demo + pull);
  }

  private static void answer(HttpExchange exchange, String body) throws IOException {
    exchange.getRequestBody().readAllBytes();
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
