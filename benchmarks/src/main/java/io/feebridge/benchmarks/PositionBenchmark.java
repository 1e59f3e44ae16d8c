package io.feebridge.benchmarks;

import io.feebridge.ledger.fact.FactKind;
import io.feebridge.ledger.fact.FactLine;
import io.feebridge.ledger.fact.Family;
import io.feebridge.ledger.fact.PaymentKey;
import io.feebridge.ledger.fact.Report;
import io.feebridge.ledger.fact.Stamp;
import io.feebridge.ledger.fact.Student;
import io.feebridge.ledger.journal.Deltas;
import io.feebridge.ledger.money.Money;
import io.feebridge.ledger.position.Position;
import io.feebridge.ledger.position.PositionHash;
import io.feebridge.ledger.position.rule.Positions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** One payment of two components: debited before, now settled line by line under one UTR. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@NullUnmarked
public class PositionBenchmark {

  private static final PaymentKey KEY = new PaymentKey("demo", Family.FLEX, "flex_1234");
  private static final Instant PAID = Instant.parse("2026-01-29T10:05:45Z");

  private List<Report> facts;
  private Position before;

  @Setup
  public void prepare() {
    Report debited = report(1, FactKind.DEBITED, "flex.downpayment.debited", null);
    Report settled = report(2, FactKind.SETTLED, "flex.downpayment.settled", "N0012600001");
    before = Positions.of(List.of(debited));
    facts = List.of(settled, debited);
  }

  private static Report report(int n, FactKind kind, String event, @Nullable String utr) {
    Instant settledAt = utr == null ? null : PAID.plusSeconds(86_400);
    Stamp stamp =
        new Stamp(PAID.toEpochMilli() + n * 1000L, kind, "event-" + n, "%064x".formatted(n));
    List<FactLine> lines =
        List.of(
            new FactLine("TUITION_FEE", Money.ofRupees("2500"), utr, settledAt),
            new FactLine("TRANSPORT_FEE", Money.ofRupees("2500"), utr, settledAt));
    Student student = new Student("student_1234", "1234", 2026);
    return new Report(
        KEY, stamp, event, Money.ofRupees("5000"), lines, "PG", PAID, null, null, student, false);
  }

  /** What the ledger does for each payment of a batch between reading and writing rows. */
  @Benchmark
  public void position(Blackhole sink) {
    Position after = Positions.of(facts);
    sink.consume(Deltas.between(before, after));
    sink.consume(PositionHash.of(after));
  }

  /** The least that any solution must do: take the facts in order and add up their lines. */
  @Benchmark
  public long limit() {
    List<Report> sorted = new ArrayList<>(facts);
    sorted.sort(Comparator.comparing(Report::stamp));
    long paise = 0;
    for (Report report : sorted) {
      for (FactLine line : report.lines()) {
        paise += line.amount().paise();
      }
    }
    return paise;
  }
}
