package io.feebridge.systemtests.simulator;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The checkout of an order or link on a telephone, each way that it can end. */
@ExtendWith(DeskStack.class)
class HostedCheckoutIT {

  private final Desk desk;

  HostedCheckoutIT(Desk desk) {
    this.desk = desk;
  }

  @AfterEach
  void theBrowserComplainsOfNothing() {
    assertThat(desk.complaints()).isEmpty();
  }

  @Test
  void whoPaysComesBackToTheSchool() {
    Desk.Order order = desk.order();
    Page page = desk.telephone();
    page.navigate(order.checkout());
    assertThat(page.locator("body")).containsText("Simulator: no real money moves");
    assertThat(page.locator("h1")).hasText("₹12,500.00");
    assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
        .as("nothing is wider than a telephone")
        .isEqualTo(true);

    for (String method : List.of("UPI", "Net banking", "Card")) {
      page.getByText(method, new Page.GetByTextOptions().setExact(true)).click();
    }
    page.locator("#pay").click();
    page.locator("#approve").click();

    page.waitForURL(Desk.SCHOOL);
    assertThat(desk.status(order)).isEqualTo("PAID");
    page.goBack();
    assertThat(page.locator("h1")).hasText("Already paid");
  }

  @Test
  void whoIsDeclinedMayTryAgain() {
    Desk.Order order = desk.order();
    Page page = atTheBank(order);
    page.locator("#decline").click();

    assertThat(page.locator("h1")).hasText("The bank said no");
    assertThat(desk.status(order)).isEqualTo("UNPAID");

    page.locator("#again").click();
    page.locator("#pay").click();
    page.locator("#approve").click();
    page.waitForURL(Desk.SCHOOL);
    assertThat(desk.status(order)).isEqualTo("PAID");
  }

  @Test
  void whoCancelsComesBackUnpaid() {
    Desk.Order order = desk.order();
    Page page = desk.telephone();
    page.navigate(order.checkout());
    page.locator("#cancel").click();

    page.waitForURL(Desk.SCHOOL);
    assertThat(desk.status(order)).isEqualTo("UNPAID");
  }

  @Test
  void whoClosesTheWindowMakesNoCallback() {
    Desk.Order order = desk.order();
    Page page = atTheBank(order);
    page.locator("#leave").click();

    assertThat(page.locator("h1")).hasText("The payer closed the window");
    assertThat(page.url()).isEqualTo(order.checkout());
    assertThat(desk.status(order)).isEqualTo("UNPAID");
  }

  @Test
  void aSlowBankPaysAfterThePayerHasGone() {
    Desk.Order order = desk.order();
    Page page = atTheBank(order);
    page.locator("#slow").click();
    assertThat(page.locator("h1")).hasText("The bank is taking its time");
    page.locator("#return").click();
    page.waitForURL(Desk.SCHOOL);

    desk.simulator().jump(Duration.ofSeconds(20));

    assertThat(desk.status(order)).isEqualTo("PAID");
  }

  @Test
  void aPayerWhoWaitsForASlowBankIsTakenBack() {
    Desk.Order order = desk.order();
    Page page = atTheBank(order);
    page.locator("#slow").click();
    assertThat(page.locator("h1")).hasText("The bank is taking its time");

    desk.simulator().jump(Duration.ofSeconds(20));

    page.waitForURL(Desk.SCHOOL);
    assertThat(desk.status(order)).isEqualTo("PAID");
  }

  @Test
  void theBackButtonLeavesTheBankAndPaysNothing() {
    Desk.Order order = desk.order();
    Page page = atTheBank(order);
    assertThat(page.locator("#approve")).isVisible();

    page.goBack();

    assertThat(page.locator("#pay")).isVisible();
    page.goForward();
    assertThat(page.locator("#approve")).isVisible();
    assertThat(desk.status(order)).isEqualTo("UNPAID");
  }

  @Test
  void twoTabsPayOneOrderTwice() {
    Desk.Order order = desk.order();
    Page one = desk.telephone();
    Page other = desk.telephone();
    for (Page tab : List.of(one, other)) {
      tab.navigate(order.checkout());
      tab.locator("#pay").click();
      assertThat(tab.locator("#approve")).isVisible();
    }

    one.locator("#approve").click();
    one.waitForURL(Desk.SCHOOL);
    other.locator("#approve").click();
    other.waitForURL(Desk.SCHOOL);

    assertThat(desk.paymentsOf(order)).isEqualTo(2);
  }

  @Test
  void aDoubleClickBeginsOnePayment() {
    Desk.Order order = desk.order();
    Page page = desk.telephone();
    page.navigate(order.checkout());
    page.locator("#pay").dblclick();
    assertThat(page.locator("#approve")).isVisible();
    page.locator("#approve").dblclick();
    page.waitForURL(Desk.SCHOOL);

    assertThat(desk.paymentsOf(order)).isEqualTo(1);
  }

  @Test
  void aLinkWithoutCallbackEndsWithAReceipt() {
    Desk.Order link = desk.order("LINK", Map.of());
    Page page = desk.telephone();
    page.navigate(link.checkout());
    page.locator("#pay").click();
    page.locator("#approve").click();

    assertThat(page.locator("h1")).hasText("₹12,500.00 paid");
    assertThat(page.locator("body")).containsText("This page may be closed.");
  }

  @Test
  void whatCannotBePaidSaysSo() {
    Desk.Order cancelled = desk.order("LINK", Map.of());
    desk.simulator().command("cancel-link", Map.of("order_id", cancelled.id()));
    Desk.Order expired = desk.order("LINK", Map.of());
    desk.simulator().command("expire-link", Map.of("order_id", expired.id()));
    Page page = desk.telephone();

    page.navigate(cancelled.checkout());
    assertThat(page.locator("h1")).hasText("This link was cancelled");
    page.navigate(expired.checkout());
    assertThat(page.locator("h1")).hasText("This link has expired");
    assertThat(page.locator("#pay")).hasCount(0);
  }

  @Test
  void aLinkThatEndsWhileThePayerChoosesSaysSo() {
    Desk.Order link = desk.order("LINK", Map.of());
    Page page = desk.telephone();
    page.navigate(link.checkout());
    page.locator("#pay").click();
    desk.simulator().command("cancel-link", Map.of("order_id", link.id()));
    page.locator("#approve").click();

    assertThat(page.locator("h1")).hasText("This link was cancelled");
    assertThat(desk.refusalsSeen()).isPositive();
  }

  private Page atTheBank(Desk.Order order) {
    Page page = desk.telephone();
    page.navigate(order.checkout());
    page.locator("#pay").click();
    return page;
  }
}
