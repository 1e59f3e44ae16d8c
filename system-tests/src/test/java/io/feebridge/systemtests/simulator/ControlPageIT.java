package io.feebridge.systemtests.simulator;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The control page: by keyboard alone, live, readable in both colours. */
@ExtendWith(DeskStack.class)
class ControlPageIT {

  private static final List<String> PARTS =
      List.of(
          "students",
          "orders",
          "payments",
          "plans",
          "loans",
          "deliveries",
          "webhooks",
          "pulls",
          "mischief",
          "scenarios",
          "truth");

  private final Desk desk;

  ControlPageIT(Desk desk) {
    this.desk = desk;
  }

  @AfterEach
  void theBrowserComplainsOfNothing() {
    assertThat(desk.complaints()).isEmpty();
  }

  /** No mouse: every step is a key. */
  @Test
  void aStudentIsRegisteredAndCashTakenByKeyboardAlone() {
    Page page = opened("/");
    String identifier = "KEYS/" + Desk.number();

    page.keyboard().press("1");
    page.keyboard().press("n");
    assertThat(page.locator("dialog")).isVisible();
    page.keyboard().press("Tab");
    page.keyboard().type(identifier);
    page.keyboard().press("Enter");

    Locator detail = page.locator("#detail");
    assertThat(detail).containsText(identifier);
    assertThat(page.locator("dialog")).hasCount(0);
    page.keyboard().press("/");
    page.keyboard().type(identifier);
    page.keyboard().press("ArrowDown");
    assertThat(page.locator("button.row:focus")).hasText("Aarav Sharma");
    page.keyboard().press("a");
    assertThat(detail.locator(".acts button:focus")).hasText("Open the payer's page");
    page.keyboard().press("Tab");
    page.keyboard().press("Tab");
    page.keyboard().press("Enter");
    page.keyboard().press("Tab");
    page.keyboard().press("Tab");
    page.keyboard().type("2500");
    page.keyboard().press("Enter");
    assertThat(page.locator("#toasts")).containsText("Entered: direct_");

    page.keyboard().press("3");
    assertThat(page.locator("#list")).containsText("direct_");
    page.keyboard().press("j");
    page.keyboard().press("Enter");
    assertThat(detail).containsText("₹2,500.00");
    page.keyboard().press("Escape");
    assertThat(detail).isHidden();
  }

  /** Entered by the API of the desk, corrected by keyboard; Jodo tells of the correction. */
  @Test
  void anOfflinePaymentIsChangedByKeyboardAndTheInstituteIsTold() {
    Desk.Student student = desk.student();
    String payment = desk.cash(student, "2500.00");
    Page page = opened("/#/payments/" + payment);
    Locator detail = page.locator("#detail");
    assertThat(detail).containsText("₹2,500.00");

    page.keyboard().press("a");
    assertThat(detail.locator(".acts button:focus")).hasText("Change");
    page.keyboard().press("Enter");
    assertThat(page.locator("dialog")).isVisible();
    assertThat(page.getByLabel("Tuition Fee")).hasValue("2500.00");
    assertThat(page.locator("dialog input:focus")).hasValue("cash");
    page.keyboard().press("ControlOrMeta+a");
    page.keyboard().type("cheque");
    page.getByLabel("Tuition Fee").focus();
    page.keyboard().press("ControlOrMeta+a");
    page.keyboard().type("2750.5");
    page.keyboard().press("Enter");

    assertThat(page.locator("#toasts")).containsText("Changed: " + payment);
    assertThat(page.locator("dialog")).hasCount(0);
    assertThat(detail).containsText("₹2,750.50");
    assertThat(detail).containsText("cheque");
    page.keyboard().press("6");
    page.keyboard().press("/");
    page.keyboard().type("direct.payment.updated");
    assertThat(page.locator("tr:has-text('direct.payment.updated')").first()).isVisible();
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Enter");
    assertThat(detail.locator("pre")).containsText("\"id\": \"" + payment + "\"");
    assertThat(detail.locator("pre")).containsText("\"mode\": \"cheque\"");
    assertThat(detail.locator(".timeline")).containsText("Attempt 1: 200");
  }

  @Test
  void noPartIsWiderThanTheScreen() {
    Page page = opened("/");
    for (int width : List.of(1280, 390)) {
      page.setViewportSize(width, 844);
      for (String part : PARTS) {
        page.navigate(desk.address("/#/" + part));
        assertThat(page.locator("main h2")).isVisible();
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
            .as(part + " at " + width)
            .isEqualTo(true);
      }
    }
  }

  @Test
  void everyFocusIsSeenAndTheKeysAreListed() {
    Page page = opened("/");
    page.keyboard().press("?");
    assertThat(page.locator("dialog h2")).hasText("Keys");
    assertThat(page.locator("dialog")).containsText("Deliveries");
    page.keyboard().press("Escape");
    assertThat(page.locator("dialog")).hasCount(0);

    for (int step = 0; step < 12; step++) {
      page.keyboard().press("Tab");
      assertThat(page.evaluate("getComputedStyle(document.activeElement).outlineStyle"))
          .as("the focus on %s", page.evaluate("document.activeElement.outerHTML"))
          .isEqualTo("solid");
    }
  }

  @Test
  void whatHappensElsewhereAppearsWithoutReloading() {
    Page page = opened("/#/orders");
    assertThat(page.locator(".live")).hasText("live");

    Desk.Order order = desk.order();

    assertThat(page.locator("#list")).containsText(order.id());
    desk.simulator()
        .command("pay-order", Map.of("order_id", order.id(), "mode", "UPI", "result", "SUCCEEDS"));
    assertThat(page.locator("tr[data-id='" + order.id() + "'] .chip")).hasText("paid");
  }

  @Test
  void aDeliveryShowsItsAttemptsAndIsSentAgain() {
    Desk.Order order = desk.order();
    desk.simulator()
        .command("pay-order", Map.of("order_id", order.id(), "mode", "UPI", "result", "SUCCEEDS"));
    Page page = opened("/#/deliveries");
    page.locator("button.row").first().click();
    Locator detail = page.locator("#detail");
    assertThat(detail.locator(".timeline")).containsText("Attempt 1: 200");
    assertThat(detail.locator("pre")).containsText("\"event\": \"order.payment.debited\"");
    Locator again = page.locator("tr", new Page.LocatorOptions().setHasText("sent again by hand"));
    int before = again.count();

    detail.getByText("Send again").click();

    assertThat(again).hasCount(before + 1);
  }

  @Test
  void whatIsRefusedIsSaidInWordsWhereItWasAsked() {
    Desk.Student student = desk.student();
    String identifier =
        desk.simulator()
            .control("GET", "/students/" + student.id(), null)
            .path("profile")
            .path("identifier")
            .asString();
    Page page = opened("/#/students");
    page.getByText("New student").first().click();
    page.getByLabel("Identifier").fill(identifier);
    page.getByLabel("Academic year begins").fill("2025");
    page.getByText("Register", new Page.GetByTextOptions().setExact(true)).click();

    Locator problem = page.locator("dialog").getByRole(AriaRole.ALERT);
    assertThat(problem).isVisible();
    assertThat(problem).not().hasText("");
    assertThat(desk.refusalsSeen()).isPositive();
  }

  @Test
  void theClockStopsAndMovesForward() {
    Page page = opened("/");
    Instant before = desk.simulator().now();
    page.getByText("Stop", new Page.GetByTextOptions().setExact(true)).click();
    assertThat(page.locator("#pause")).hasText("Start");
    page.getByLabel("1 day forward").click();
    assertThat(page.locator("#toasts")).containsText("It is ");
    page.locator("#pause").click();
    assertThat(page.locator("#pause")).hasText("Stop");

    assertThat(Duration.between(before, desk.simulator().now()))
        .isGreaterThanOrEqualTo(Duration.ofDays(1));
  }

  @Test
  void mischiefBeginsAndEnds() {
    Page page = opened("/#/mischief");
    assertThat(page.locator(".empty")).containsText("Honest so far");
    page.keyboard().press("n");
    page.getByLabel("On", new Page.GetByLabelOptions().setExact(true)).fill("cred.*");
    page.getByText("Begin", new Page.GetByTextOptions().setExact(true)).click();
    assertThat(page.locator(".tile")).containsText("cred.*, 100 of a hundred");
    page.getByText("End it").click();
    assertThat(page.locator(".empty")).isVisible();
  }

  @Test
  void coloursFollowTheSystemAndTheSwitchIsRemembered() {
    Page page = desk.screen(ColorScheme.DARK);
    page.navigate(desk.address("/"));
    assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
    page.keyboard().press("t");
    assertThat(page.locator("html")).hasAttribute("data-theme", "light");
    page.reload();
    assertThat(page.locator("html")).hasAttribute("data-theme", "light");
  }

  /** Contrast, names, roles: what a program can judge of WCAG 2.2 AA. */
  @Test
  void everyPartIsAccessibleInBothColours() {
    desk.studentWithPlan();
    for (ColorScheme colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      Page page = desk.screen(colours);
      for (String part : PARTS) {
        page.navigate(desk.address("/#/" + part));
        assertThat(page.locator("h2").first()).isVisible();
        if (page.locator("button.row").count() > 0) {
          page.locator("button.row").first().click();
          assertThat(page.locator("#detail h2")).isVisible();
        }
        assertThat(Accessible.violations(page)).as(part + " in " + colours).isEmpty();
      }
      page.context().close();
    }
  }

  @Test
  void theHostedPagesAreAccessibleInBothColours() {
    for (ColorScheme colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      Page page = desk.screen(colours);
      page.navigate(desk.order().checkout());
      assertThat(page.locator("#pay")).isVisible();
      assertThat(Accessible.violations(page)).as("checkout in " + colours).isEmpty();
      page.locator("#pay").click();
      assertThat(page.locator("#approve")).isVisible();
      assertThat(Accessible.violations(page)).as("bank in " + colours).isEmpty();
      page.navigate(desk.login(desk.studentWithPlan(), "flex"));
      assertThat(page.locator("#next")).isVisible();
      assertThat(Accessible.violations(page)).as("plan in " + colours).isEmpty();
      page.context().close();
    }
  }

  private Page opened(String path) {
    Page page = desk.screen(ColorScheme.LIGHT);
    page.navigate(desk.address(path));
    assertThat(page.locator(".live")).hasText("live");
    return page;
  }
}
