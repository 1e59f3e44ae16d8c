package io.feebridge.systemtests.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;

/**
 * A process is asked to end and ends. The supervisor starts it again.
 *
 * <p>SIGTERM of a ledger is a rebalance: it leaves its group and joins it anew. SIGQUIT of
 * PostgreSQL is {@code pg_ctl stop -m immediate}: no checkpoint, so that it recovers from its log.
 *
 * @param part asked
 * @param signal by its name
 * @param words for people
 */
record EndedProcess(String part, String signal, String words) implements Fault {

  @Override
  public String name() {
    return words;
  }

  @Override
  public Set<String> parts() {
    return Set.of(part);
  }

  @Override
  public void inflict(Battlefield field) {
    field.stack().awaitGone(part, () -> ask(field));
  }

  private void ask(Battlefield field) {
    try {
      field.stack().signal(part, signal);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
