package io.feebridge.messaging.deadletter;

import java.util.ArrayList;
import java.util.List;

/**
 * Puts many records back, one transaction each: one that is refused still stops none of the others,
 * and no two operators wait for each other in a ring.
 */
public final class RedrivingRecords {

  private final Quarantine quarantine;
  private final QuarantineDesk desk;

  public RedrivingRecords(Quarantine quarantine, QuarantineDesk desk) {
    this.quarantine = quarantine;
    this.desk = desk;
  }

  /** What became, or would become, of one record. */
  public record Result(long id, RedriveOutcome outcome) {}

  /**
   * What became of a set of records.
   *
   * @param matched how many waiting records the filter meant when it began
   * @param results of those that were tried, oldest first
   * @param last the id of the newest that was tried, 0 when there was none
   */
  public record Results(long matched, List<Result> results, long last) {

    public Results {
      results = List.copyOf(results);
    }
  }

  /** What a redrive of the same set would come to; changes nothing. */
  public Results preview(QuarantineFilter filter, long afterId, int atMost) {
    return each(filter, afterId, atMost, entry -> desk.preview(entry.id()));
  }

  /**
   * Redrives the oldest waiting records.
   *
   * @param afterId 0, or the last id of the request before
   * @param by the login that was authenticated
   */
  public Results redrive(
      QuarantineFilter filter, long afterId, int atMost, String by, String reason) {
    return each(filter, afterId, atMost, entry -> desk.redrive(entry.id(), by, reason));
  }

  private interface Doing {
    RedriveOutcome with(QuarantineEntry entry);
  }

  private Results each(QuarantineFilter filter, long afterId, int atMost, Doing doing) {
    QuarantineFilter waiting = filter.waiting();
    long matched = quarantine.count(waiting);
    List<Result> results = new ArrayList<>();
    for (QuarantineEntry entry : quarantine.page(waiting, afterId, atMost)) {
      results.add(new Result(entry.id(), doing.with(entry)));
    }
    return new Results(matched, results, results.isEmpty() ? 0 : results.getLast().id());
  }
}
