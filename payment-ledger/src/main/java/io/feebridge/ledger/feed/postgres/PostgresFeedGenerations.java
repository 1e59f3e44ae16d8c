package io.feebridge.ledger.feed.postgres;

import io.feebridge.ledger.feed.FeedGenerations;
import io.feebridge.messaging.outbox.Generations;
import org.springframework.jdbc.core.JdbcOperations;

/** The outbox's generation, and {@code republications}, which says up to which one all was told. */
public final class PostgresFeedGenerations implements FeedGenerations {

  private final Generations generations;
  private final JdbcOperations jdbc;

  public PostgresFeedGenerations(Generations generations, JdbcOperations jdbc) {
    this.generations = generations;
    this.jdbc = jdbc;
  }

  @Override
  public long current() {
    return generations.current();
  }

  @Override
  public boolean isComplete(long generation) {
    Long complete = jdbc.queryForObject("SELECT complete FROM republications", Long.class);
    return complete != null && complete >= generation;
  }
}
