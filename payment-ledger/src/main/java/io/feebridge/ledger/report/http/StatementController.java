package io.feebridge.ledger.report.http;

import io.feebridge.ledger.problem.http.ProblemType;
import io.feebridge.ledger.report.Reports;
import io.feebridge.ledger.report.Statement;
import io.feebridge.ledger.report.StatementCursor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What was booked to one student, a page at a time. The next page's address stands in the header
 * {@code Link} (RFC 8288), because a CSV file has no other place for it.
 */
@RestController
public final class StatementController {

  private static final String PATH = "/v1/students/{student}/statement";
  private static final int LARGEST_PAGE = 1_000;

  private final Reports reports;

  public StatementController(Reports reports) {
    this.reports = reports;
  }

  @GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<StatementView> json(
      @PathVariable String student,
      @RequestParam(defaultValue = "100") int limit,
      @RequestParam(required = false) @Nullable String cursor) {
    Statement page = page(student, limit, cursor);
    return ResponseEntity.ok().headers(next(page, limit)).body(StatementView.of(page));
  }

  @GetMapping(path = PATH, produces = "text/csv")
  ResponseEntity<String> csv(
      @PathVariable String student,
      @RequestParam(defaultValue = "100") int limit,
      @RequestParam(required = false) @Nullable String cursor) {
    Statement page = page(student, limit, cursor);
    return ResponseEntity.ok()
        .headers(next(page, limit))
        .body(
            CsvTable.of(
                StatementView.LineView.class,
                page.lines().stream()
                    .map(line -> StatementView.LineView.of(line).plain())
                    .toList()));
  }

  private Statement page(String student, int limit, @Nullable String cursor) {
    if (limit < 1 || limit > LARGEST_PAGE) {
      throw ProblemType.INVALID_PAGE.because("A page has 1 to " + LARGEST_PAGE + " lines.");
    }
    StatementCursor after =
        cursor == null
            ? StatementCursor.START
            : StatementCursor.parse(cursor)
                .orElseThrow(
                    () ->
                        ProblemType.INVALID_PAGE.because(
                            "A cursor is the next_cursor of the page before, unchanged."));
    return reports
        .statement(student, after, limit)
        .orElseThrow(
            () ->
                ProblemType.UNKNOWN_STUDENT.because(
                    "Ask by Jodo's student id, or by erp: and the institute's own."));
  }

  private static HttpHeaders next(Statement page, int limit) {
    HttpHeaders headers = new HttpHeaders();
    page.next()
        .ifPresent(
            cursor -> {
              String address =
                  UriComponentsBuilder.fromPath(PATH)
                      .queryParam("limit", limit)
                      .queryParam("cursor", cursor.word())
                      .encode()
                      .buildAndExpand(page.student())
                      .toUriString();
              headers.add(HttpHeaders.LINK, "<" + address + ">; rel=\"next\"");
            });
    return headers;
  }
}
