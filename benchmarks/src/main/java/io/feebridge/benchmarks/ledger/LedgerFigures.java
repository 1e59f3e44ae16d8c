package io.feebridge.benchmarks.ledger;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** What the rounds have shown: of each figure the median. */
public final class LedgerFigures {

  private final List<Rate> copied = new ArrayList<>();
  private final List<Rate> batched = new ArrayList<>();
  private final List<Rate> committed = new ArrayList<>();
  private final List<Round> fresh = new ArrayList<>();
  private final List<Rate> duplicates = new ArrayList<>();

  /** Rows of an indexed {@code COPY}. */
  public void copied(Rate rate) {
    copied.add(rate);
  }

  /** Events of bare batches. */
  public void batched(Rate rate) {
    batched.add(rate);
  }

  /** Single-row commits. */
  public void committed(Rate rate) {
    committed.add(rate);
  }

  public void fresh(Round round) {
    fresh.add(round);
  }

  public void duplicates(Rate rate) {
    duplicates.add(rate);
  }

  /** The last round in words. */
  public String newest() {
    Round round = fresh.getLast();
    return "%,d events/s (%,d with the relay's end), %,d duplicates/s, %,d rows/s; COPY %,d rows/s, bare batches %,d events/s, single commits %,d/s; %d B/event"
        .formatted(
            round.booked().perSecond(),
            round.published().perSecond(),
            duplicates.getLast().perSecond(),
            round.rowsPerSecond(),
            copied.getLast().perSecond(),
            batched.getLast().perSecond(),
            committed.getLast().perSecond(),
            round.bytesPerEvent());
  }

  /** The medians, and the ratios round by round, so that a slow hour slows both sides of each. */
  public Map<String, Object> line() {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("bench", "ledger");
    line.put("events_per_second", median(round -> round.booked().perSecond()));
    line.put("published_per_second", median(round -> round.published().perSecond()));
    line.put("duplicates_per_second", median(duplicates));
    line.put("rows_per_second", median(Round::rowsPerSecond));
    line.put("rows_ratio_to_copy", ratio(Round::rowsPerSecond, copied));
    line.put("events_ratio_to_bare_batches", ratio(r -> r.booked().perSecond(), batched));
    line.put("bytes_per_event", median(Round::bytesPerEvent));
    line.put("outbox_bytes_per_event", median(Round::outboxBytesPerEvent));
    line.put("cpu_us_per_event", median(Round::ledgerCpuUsPerEvent));
    line.put("cpu_us_per_event_all_processes", median(Round::allCpuUsPerEvent));
    line.put("copy_rows_per_second", median(copied));
    line.put("bare_batch_events_per_second", median(batched));
    line.put("single_commits_per_second", median(committed));
    line.put("rounds", fresh.size());
    return line;
  }

  private long median(ToLongFunction<Round> figure) {
    return Rate.median(fresh.stream().map(figure::applyAsLong).toList());
  }

  private static long median(List<Rate> rates) {
    return Rate.median(rates.stream().map(Rate::perSecond).toList());
  }

  private BigDecimal ratio(ToLongFunction<Round> figure, List<Rate> limit) {
    List<Long> thousandths = new ArrayList<>();
    for (int i = 0; i < fresh.size(); i++) {
      thousandths.add(1_000 * figure.applyAsLong(fresh.get(i)) / limit.get(i).perSecond());
    }
    return BigDecimal.valueOf(Rate.median(thousandths))
        .scaleByPowerOfTen(-3)
        .round(new MathContext(3));
  }
}
