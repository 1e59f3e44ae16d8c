package io.feebridge.systemtests.simulator;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A payer who comes with an access token: Flex, Pay and Cred of a student, on a telephone. */
@ExtendWith(DeskStack.class)
class HostedVisitIT {

  private final Desk desk;

  HostedVisitIT(Desk desk) {
    this.desk = desk;
  }

  @AfterEach
  void theBrowserComplainsOfNothing() {
    assertThat(desk.complaints()).isEmpty();
  }

  @Test
  void aPlanIsSetUpWithMandateAndDownpayment() {
    Desk.Student student = desk.studentWithPlan();
    Page page = desk.telephone();
    page.navigate(desk.login(student, "flex"));

    assertThat(page.locator("h1")).hasText("₹31,000.00 in 3 parts");
    page.locator("#next").click();
    page.getByText("e-mandate by net banking").click();
    page.locator("#next").click();
    assertThat(page.locator(".pay-to")).hasText("₹13,000.00");
    page.locator("#approve").click();

    page.waitForURL(Desk.SCHOOL);
    page.navigate(desk.login(student, "flex"));
    assertThat(page.locator("h1")).containsText("The plan is");
    assertThat(desk.subscriptionOf(student)).isNotEmpty();
  }

  @Test
  void aDeclinedMandateSetsNothingUp() {
    Desk.Student student = desk.studentWithPlan();
    Page page = desk.telephone();
    page.navigate(desk.login(student, "flex"));
    page.locator("#next").click();
    page.locator("#next").click();
    page.locator("#decline").click();

    assertThat(page.getByRole(com.microsoft.playwright.options.AriaRole.ALERT))
        .containsText("Nothing was set up");
    assertThat(desk.subscriptionOf(student)).isEmpty();
  }

  @Test
  void feesArePaidInPart() {
    Desk.Student student = desk.student();
    Page page = desk.telephone();
    page.navigate(desk.login(student, "pay"));
    page.getByLabel("Transport fee").fill("");
    page.getByLabel("Tuition fee").fill("1500.50");
    assertThat(page.locator("#pay")).hasText("Pay ₹1,500.50");
    page.locator("#pay").click();
    page.locator("#approve").click();
    page.waitForURL(Desk.SCHOOL);

    page.navigate(desk.login(student, "pay"));
    assertThat(page.getByLabel("Tuition fee")).hasValue("28499.50");
  }

  @Test
  void aLoanIsAppliedForAndSigned() {
    Desk.Student student = desk.student();
    Page page = desk.telephone();
    page.navigate(desk.login(student, "cred"));
    page.locator("#next").click();
    assertThat(page.locator("h1")).hasText("Fill in the form");
    page.locator("#next").click();
    assertThat(page.locator("h1")).hasText("The lender decides");
    desk.approveLoanOf(student);
    page.locator("#next").click();
    assertThat(page.locator("h1")).hasText("Sign the agreement");
    page.locator("#next").click();

    assertThat(page.locator("h1")).hasText("The application is agreement signed");
  }

  @Test
  void theBackButtonWalksThroughTheVisit() {
    Desk.Student student = desk.student();
    Page page = desk.telephone();
    page.navigate(desk.login(student, null));
    page.getByText("Aarav Sharma").first().click();
    page.locator(".person")
        .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("Pay"))
        .first()
        .click();
    assertThat(page.locator("#pay")).isVisible();

    page.goBack();
    assertThat(page.locator("h1")).hasText("Fees of Aarav Sharma");
    page.goBack();
    assertThat(page.locator("h1")).hasText("Who is it for?");
  }

  @Test
  void anOldTokenLetsNobodyIn() {
    Desk.Student student = desk.student();
    String address = desk.login(student, "pay");
    desk.simulator().jump(Duration.ofMinutes(16));
    Page page = desk.telephone();
    page.navigate(address);

    assertThat(page.locator("h1")).hasText("This address no longer logs in");
    assertThat(desk.refusalsSeen()).isPositive();
  }

  @Test
  void aStrangersStudentIsNotShown() {
    Desk.Student mine = desk.student();
    Desk.Student other = desk.student();
    Page page = desk.telephone();
    page.navigate(desk.login(new Desk.Student(other.id(), mine.registration()), "pay"));

    assertThat(page.locator("body")).containsText("not one of this payer's");
  }
}
