package io.feebridge.ingress.spool;

import static java.util.concurrent.CompletableFuture.completedStage;

import io.feebridge.ingress.publishing.Publication;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;

/** A spool without a disk, for tests of what uses one. */
public final class MemorySpool implements Spool {

  private final TreeMap<Long, SpooledDelivery> waiting = new TreeMap<>();
  private final TreeMap<Long, SetAside.Reason> aside = new TreeMap<>();
  private final List<SpoolCause> causes = new ArrayList<>();
  private SpoolOutcome answer = SpoolOutcome.DONE;
  private SpoolOutcome answerToRemoval = SpoolOutcome.DONE;
  private long id;

  public synchronized void answer(SpoolOutcome outcome) {
    answer = outcome;
  }

  public synchronized void answerToRemoval(SpoolOutcome outcome) {
    answerToRemoval = outcome;
  }

  public synchronized List<SpoolCause> causes() {
    return List.copyOf(causes);
  }

  public synchronized List<String> names() {
    return waiting.values().stream().map(Deliveries::name).toList();
  }

  public synchronized List<SetAside.Reason> aside() {
    return List.copyOf(aside.values());
  }

  /** As a disk that has changed the bytes. */
  public synchronized void alterNewest() {
    SpooledDelivery newest = waiting.lastEntry().getValue();
    newest.evidence().body()[0] = 'X';
  }

  @Override
  public synchronized CompletionStage<SpoolOutcome> keep(
      Publication publication, SpoolCause cause) {
    if (answer == SpoolOutcome.DONE) {
      id++;
      causes.add(cause);
      if (cause == SpoolCause.REFUSED_FOR_GOOD) {
        aside.put(id, SetAside.Reason.REFUSED_FOR_GOOD);
      } else {
        waiting.put(id, new SpooledDelivery(id, publication.evidence(), publication.traceparent()));
      }
    }
    return completedStage(answer);
  }

  @Override
  public synchronized List<SpooledDelivery> waiting(long after, int atMost, long bytes) {
    return waiting.tailMap(after, false).values().stream().limit(atMost).toList();
  }

  @Override
  public synchronized CompletionStage<SpoolOutcome> remove(Collection<Long> published) {
    if (answerToRemoval == SpoolOutcome.DONE) {
      published.forEach(waiting::remove);
    }
    return completedStage(answerToRemoval);
  }

  @Override
  public synchronized CompletionStage<SpoolOutcome> setAside(long one, SetAside.Reason reason) {
    waiting.remove(one);
    aside.put(one, reason);
    return completedStage(SpoolOutcome.DONE);
  }

  @Override
  public List<SetAside> setAside(long after, int atMost) {
    throw new UnsupportedOperationException();
  }

  @Override
  public CompletionStage<SpoolOutcome> decide(long one, Decision decision) {
    throw new UnsupportedOperationException();
  }

  @Override
  public synchronized SpoolLevel level() {
    return new SpoolLevel(0, waiting.size(), aside.size(), 0, 0, 0, 0);
  }

  @Override
  public Instant oldest() {
    return null;
  }

  @Override
  public String obstacle() {
    return null;
  }
}
