package io.feebridge.ingress.rejection.http;

import io.feebridge.ingress.operator.http.ProblemType;
import io.feebridge.ingress.rejection.Rejection;
import io.feebridge.ingress.rejection.Rejections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The last refusals of this instance, newest first, a page at a time. The next page's address
 * stands in the header {@code Link} (RFC 8288), because a CSV file has no other place for it.
 */
@RestController
final class RejectionController {

  private static final String PATH = "/v1/rejections";
  private static final int LARGEST_PAGE = 1_000;

  private final Rejections rejections;

  RejectionController(Rejections rejections) {
    this.rejections = rejections;
  }

  @GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<RejectionPage> json(
      @RequestParam(defaultValue = "100") int limit,
      @RequestParam(required = false) @Nullable String cursor) {
    RejectionPage page = page(limit, cursor);
    return ResponseEntity.ok().headers(next(page, limit)).body(page);
  }

  @GetMapping(path = PATH, produces = "text/csv")
  ResponseEntity<String> csv(
      @RequestParam(defaultValue = "100") int limit,
      @RequestParam(required = false) @Nullable String cursor) {
    RejectionPage page = page(limit, cursor);
    return ResponseEntity.ok()
        .headers(next(page, limit))
        .body(CsvTable.of(RejectionView.class, page.rejections()));
  }

  private RejectionPage page(int limit, @Nullable String cursor) {
    if (limit < 1 || limit > LARGEST_PAGE) {
      throw ProblemType.INVALID_PAGE.because("A page has 1 to " + LARGEST_PAGE + " refusals.");
    }
    List<Rejection> found = rejections.before(before(cursor), limit);
    return RejectionPage.of(rejections.total(), found, limit);
  }

  private static long before(@Nullable String cursor) {
    try {
      long before = cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor);
      if (before > 0) {
        return before;
      }
    } catch (NumberFormatException e) {
      throw invalidCursor();
    }
    throw invalidCursor();
  }

  private static RuntimeException invalidCursor() {
    return ProblemType.INVALID_PAGE.because(
        "A cursor is the next_cursor of the page before, unchanged.");
  }

  private static HttpHeaders next(RejectionPage page, int limit) {
    HttpHeaders headers = new HttpHeaders();
    if (page.nextCursor() != null) {
      headers.add(
          HttpHeaders.LINK,
          "<%s?limit=%d&cursor=%s>; rel=\"next\"".formatted(PATH, limit, page.nextCursor()));
    }
    return headers;
  }
}
