package io.feebridge.ledger.republication;

import io.feebridge.ledger.feed.PaymentNews;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How far everything has been told again, and what comes next; in the transaction that is open. */
public interface Republication {

  /**
   * How far it has come.
   *
   * @param complete readers have been told of every payment in this generation; 0 for none
   * @param generation the one that {@code after} belongs to
   * @param after the payment told of last, in the order of ids; null when none was, or all were
   */
  record Standing(long complete, long generation, @Nullable UUID after) {}

  /**
   * Some payments.
   *
   * @param last the greatest id among them; null when there are none
   */
  record Chunk(List<PaymentNews> news, @Nullable UUID last) {

    public Chunk {
      news = List.copyOf(news);
    }
  }

  /** Takes the work until the transaction ends; empty while another process has it. */
  Optional<Standing> take();

  /** How many messages wait for the relay, counted up to {@code atMost}. */
  int waiting(int atMost);

  /**
   * The next payments, each with its whole journal, locked; fewer than asked for when no more
   * follow.
   */
  Chunk next(@Nullable UUID after, int atMost);

  /** Keeps how far it has come. */
  void save(Standing standing);
}
