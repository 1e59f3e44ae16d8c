package io.feebridge.systemtests.simulator;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Names, notes and addresses come from strangers: they are shown and never run. */
@ExtendWith(DeskStack.class)
class StrangersWordsIT {

  private static final String EVIL =
      "<img src=x onerror=\"window.ran=1\"><script>window.ran=1</script>";

  private final Desk desk;

  StrangersWordsIT(Desk desk) {
    this.desk = desk;
  }

  @AfterEach
  void theBrowserComplainsOfNothing() {
    assertThat(desk.complaints()).isEmpty();
  }

  @Test
  void aNameIsShownOnTheCheckoutAsItIsWritten() {
    Desk.Order order = evilOrder("https://erp.school.example/back");
    Page page = desk.telephone();
    page.navigate(order.checkout());

    assertThat(page.locator(".amount p")).containsText("<img src=x onerror=");
    assertRanNothing(page);
  }

  @Test
  void namesAndNotesAreShownOnTheControlPageAsTheyAreWritten() {
    Desk.Order order = evilOrder("https://erp.school.example/back");
    Page page = desk.screen(ColorScheme.LIGHT);
    page.navigate(desk.address("/#/orders/" + order.id()));

    assertThat(page.locator("#detail")).containsText("<script>window.ran=1</script>");
    assertThat(page.locator("#list")).containsText("<img src=x onerror=");
    assertRanNothing(page);
  }

  @Test
  void aCallbackThatIsAProgramIsNotGoneTo() {
    Desk.Order order = evilOrder("javascript:window.ran=1");
    Page page = desk.telephone();
    page.navigate(order.checkout());
    page.locator("#pay").click();
    page.locator("#approve").click();

    assertThat(page.locator("h1")).hasText("₹12,500.00 paid");
    assertThat(page.locator("#return")).hasCount(0);
    assertRanNothing(page);
  }

  @Test
  void everyPageForbidsWhatIsNotItsOwn() throws Exception {
    for (String path : List.of("/", "/p/order_x/y", "/consumer/login-redirect", "/shared/dom.js")) {
      HttpResponse<String> answer = ask(HttpRequest.newBuilder(URI.create(desk.address(path))));
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      assertThat(answer.headers().firstValue("content-security-policy").orElse(""))
          .as(path)
          .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
          .doesNotContain("unsafe");
      assertThat(answer.headers().firstValue("x-content-type-options")).contains("nosniff");
    }
  }

  @Test
  void anotherSitesPageMayNotActHere() throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(desk.address("/control/scenarios/happy-day")))
            .header("Sec-Fetch-Site", "cross-site")
            .POST(HttpRequest.BodyPublishers.noBody());

    assertThat(ask(request).statusCode()).isEqualTo(403);
  }

  private static HttpResponse<String> ask(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  private Desk.Order evilOrder(String callback) {
    return desk.order(
        "ORDER",
        Map.of(
            "name",
            EVIL,
            "student_name",
            EVIL,
            "callback_url",
            callback,
            "notes",
            List.of(Map.of("key", EVIL, "value", EVIL))));
  }

  private static void assertRanNothing(Page page) {
    assertThat(page.evaluate("window.ran === undefined")).isEqualTo(true);
    assertThat(page.locator("main img, main script, aside img, aside script")).hasCount(0);
  }
}
