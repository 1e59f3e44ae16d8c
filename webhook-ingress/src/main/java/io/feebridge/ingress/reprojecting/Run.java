package io.feebridge.ingress.reprojecting;

import io.feebridge.ingress.publishing.Topic;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One run, while it goes on and afterwards. Safe to be asked by other threads. */
public final class Run {

  /** More different lines than this are told as one. */
  static final int MAX_LINES = 1_000;

  /** How far it came. */
  public enum State {
    RUNNING,
    /** Every record of the range was looked at, or the limit was reached. */
    FINISHED,
    /** It could not go on; what it published stands. */
    FAILED
  }

  /**
   * Records of one kind with one outcome.
   *
   * @param topic where they stand
   * @param event empty when none was read
   * @param was why they were kept
   * @param to the topic of today's reading; empty when there is none
   */
  public record Line(String topic, String event, String was, Outcome outcome, String to) {

    static final Comparator<Line> ORDER =
        Comparator.comparing(Line::topic)
            .thenComparing(Line::outcome)
            .thenComparing(Line::event)
            .thenComparing(Line::was)
            .thenComparing(Line::to);

    private static Line rest(Outcome outcome) {
      return new Line("", "", "", outcome, "");
    }
  }

  /** A line and how many records it stands for. */
  public record Counted(Line line, long records) {}

  /**
   * How it stands.
   *
   * @param examined records looked at
   * @param more whether it ended at its limit, so that another run will find more
   * @param cause why it failed; null unless it did
   */
  public record Standing(
      State state,
      long examined,
      boolean more,
      @Nullable String cause,
      @Nullable Instant endedAt,
      List<Counted> counts) {}

  private final String id;
  private final Wanted wanted;
  private final String begunBy;
  private final Instant begunAt;

  private final Map<Line, Long> counts = new HashMap<>();
  private State state = State.RUNNING;
  private long examined;
  private boolean more;
  private @Nullable String cause;
  private @Nullable Instant endedAt;

  Run(String id, Wanted wanted, String begunBy, Instant begunAt) {
    this.id = id;
    this.wanted = wanted;
    this.begunBy = begunBy;
    this.begunAt = begunAt;
  }

  public String id() {
    return id;
  }

  public Wanted wanted() {
    return wanted;
  }

  public String begunBy() {
    return begunBy;
  }

  public Instant begunAt() {
    return begunAt;
  }

  public synchronized Standing standing() {
    List<Counted> lines =
        counts.entrySet().stream()
            .sorted(Map.Entry.comparingByKey(Line.ORDER))
            .map(line -> new Counted(line.getKey(), line.getValue()))
            .toList();
    return new Standing(state, examined, more, cause, endedAt, lines);
  }

  synchronized void examined() {
    examined++;
  }

  synchronized void count(Kept.Reread kept, Outcome outcome, @Nullable Topic to) {
    String event = kept.event() == null ? "" : kept.event();
    count(new Line(kept.topic(), event, kept.was(), outcome, to == null ? "" : to.title()));
  }

  synchronized void count(Kept.Undecodable kept) {
    count(new Line(kept.topic(), "", "undecodable", Outcome.DAMAGED, ""));
  }

  private void count(Line line) {
    boolean known = counts.containsKey(line) || counts.size() < MAX_LINES;
    counts.merge(known ? line : Line.rest(line.outcome()), 1L, Long::sum);
  }

  synchronized void reachedItsLimit() {
    more = true;
  }

  synchronized void ended(Instant now, @Nullable String failure) {
    state = failure == null ? State.FINISHED : State.FAILED;
    cause = failure;
    endedAt = now;
  }
}
