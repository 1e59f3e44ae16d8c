package io.feebridge.simulator.control.http;

import io.feebridge.simulator.running.Simulator;
import io.feebridge.simulator.truth.Telling;
import io.feebridge.simulator.truth.Truth;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/** The simulator's own books, as JSON or as CSV. */
@Component
class Books {

  private static final CsvMapper CSV = new CsvMapper();
  private static final MediaType TEXT_CSV = MediaType.parseMediaType("text/csv;charset=utf-8");

  /** One settlement of one component of one payment; without a settlement one row alone. */
  record Row(
      String key,
      String state,
      @Nullable String student,
      @Nullable String identifier,
      String component,
      String collected,
      String settled,
      @Nullable String utr,
      @Nullable String under_utr,
      @Nullable String settled_at) {}

  private final Simulator simulator;
  private final Replies replies;

  Books(Simulator simulator, Replies replies) {
    this.simulator = simulator;
    this.replies = replies;
  }

  Mono<ServerResponse> truth(ServerRequest request) {
    boolean csv =
        request.queryParam("format").filter("csv"::equals).isPresent()
            || request.headers().accept().stream()
                .anyMatch(type -> type.getSubtype().equals("csv"));
    if (!csv) {
      boolean whole = request.queryParam("limit").isEmpty();
      int limit = Replies.limit(request);
      return replies.ok(
          simulator.ask(world -> whole ? Telling.of(world) : Telling.of(world).withNewest(limit)));
    }
    return Mono.fromFuture(simulator.ask(Telling::of))
        .flatMap(truth -> ServerResponse.ok().contentType(TEXT_CSV).bodyValue(table(rows(truth))));
  }

  private static String table(List<Row> rows) {
    CsvSchema schema = CSV.schemaFor(Row.class).withHeader().withLineSeparator("\r\n");
    return CSV.writer(schema).writeValueAsString(rows);
  }

  private static List<Row> rows(Truth truth) {
    return truth.payments().stream().flatMap(Books::rows).toList();
  }

  private static Stream<Row> rows(Truth.OfPayment payment) {
    return payment.lines().stream()
        .flatMap(
            line ->
                line.settlements().isEmpty()
                    ? Stream.of(row(payment, line, null))
                    : line.settlements().stream().map(s -> row(payment, line, s)));
  }

  private static Row row(
      Truth.OfPayment payment, Truth.OfLine line, Truth.@Nullable Settlement settlement) {
    return new Row(
        payment.key(),
        payment.state(),
        payment.studentId(),
        plain(payment.identifier()),
        String.valueOf(plain(line.component())),
        line.collected().toString(),
        line.settled().toString(),
        settlement == null ? null : settlement.utr(),
        settlement == null ? null : settlement.amount().toString(),
        settlement == null || settlement.settledAt() == null
            ? null
            : settlement.settledAt().toString());
  }

  /** What a spreadsheet would take for a formula, with an apostrophe before it (OWASP). */
  private static @Nullable String plain(@Nullable String text) {
    boolean formula = text != null && !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    return formula ? "'" + text : text;
  }
}
