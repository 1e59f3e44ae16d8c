package io.feebridge.systemtests.simulator;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.feebridge.localstack.demo.PaymentSheet;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From a click in a browser to the topic and into the books. How long it took is printed. */
@ExtendWith(DeskStack.class)
class PaidWithTheMouseIT {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Duration BEAT = Duration.ofMillis(10);

  private final Desk desk;

  PaidWithTheMouseIT(Desk desk) {
    this.desk = desk;
  }

  @AfterEach
  void theBrowserComplainsOfNothing() {
    assertThat(desk.complaints()).isEmpty();
  }

  @Test
  void anOrderPaidWithTheMouseIsOnItsTopic() {
    Desk.Order order = desk.order();
    Page page = desk.telephone();
    page.navigate(order.checkout());
    page.locator("#pay").click();
    try (JodoRecords records = new JodoRecords(desk.stack().port("kafka"))) {
      page.locator("#approve").click();

      measure("order.payment.debited is on its topic", () -> records.mention(order.id()));
    }
    page.waitForURL(Desk.SCHOOL);
  }

  @Test
  void aDownpaymentPaidWithTheMouseIsInTheLedger() {
    Desk.Student student = desk.studentWithPlan();
    Page page = desk.telephone();
    page.navigate(desk.login(student, "flex"));
    page.locator("#next").click();
    page.locator("#next").click();
    page.locator("#approve").click();
    page.waitForURL(Desk.SCHOOL);
    String payment = desk.downpaymentOf(student);

    measure(
        "flex.downpayment.debited is in the ledger",
        () -> desk.ledger().payment("demo:flex:" + payment).isPresent());

    PaymentSheet sheet = desk.ledger().payment("demo:flex:" + payment).orElseThrow();
    assertThat(sheet.lines())
        .singleElement()
        .satisfies(line -> assertThat(line.collected()).isEqualByComparingTo("13000.00"));
  }

  @Test
  void cashEnteredWithTheMouseIsInTheLedger() {
    Desk.Student student = desk.student();
    Page page = desk.screen(ColorScheme.LIGHT);
    page.navigate(desk.address("/#/students/" + student.id()));
    page.getByText("Take cash").click();
    page.getByLabel("Tuition Fee").fill("4000");
    page.getByText("Enter", new Page.GetByTextOptions().setExact(true)).click();
    assertThat(page.locator("#toasts")).containsText("Entered: direct_");
    String said = page.locator("#toasts").innerText();
    String payment = said.replaceAll("(?s).*(direct_\\w+).*", "$1");

    measure(
        "direct.payment.added is in the ledger",
        () -> desk.ledger().payment("demo:direct:" + payment).isPresent());
  }

  /**
   * From now on; what it takes from the click until now is shorter than the browser's own answer.
   */
  private static void measure(String what, BooleanSupplier there) {
    long begun = System.nanoTime();
    await(what).atMost(SOON).pollDelay(Duration.ZERO).pollInterval(BEAT).until(there::getAsBoolean);
    long millis = (System.nanoTime() - begun) / 1_000_000;
    System.out.println("mouse: " + what + " after " + millis + " ms");
  }
}
