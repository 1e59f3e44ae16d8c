package io.feebridge.messaging.outbox.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.feebridge.messaging.testing.TestDatabase;
import io.feebridge.messaging.testing.TestKafka;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class PostgresGenerationsIT {

  private static final String RAISE = "UPDATE outbox_generations SET generation = generation + 1";

  private final TestDatabase database = TestDatabase.create();
  private final PostgresGenerations generations = new PostgresGenerations(database.application());
  private final TransactionTemplate transaction =
      new TransactionTemplate(new JdbcTransactionManager(database.application()));

  @Test
  void aGenerationDoesNotRiseBeforeItsReadersHaveEnded() {
    try (ExecutorService operator = Executors.newSingleThreadExecutor()) {
      Future<?> raised =
          transaction.execute(
              _ -> {
                assertThat(generations.current()).isEqualTo(1);
                Future<?> raising = operator.submit(() -> database.owner().update(RAISE));
                await().during(Duration.ofMillis(500)).until(() -> !raising.isDone());
                assertThat(generations.current()).isEqualTo(1);
                return raising;
              });
      TestKafka.await(raised);
    }
    assertThat(transaction.<Long>execute(_ -> generations.current())).isEqualTo(2);
  }

  @Test
  void aGenerationNeverFalls() {
    database.owner().update(RAISE);
    assertThatThrownBy(
            () -> database.owner().update("UPDATE outbox_generations SET generation = 2"))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("only rises");
  }

  @Test
  void aGenerationIsReadInATransactionOnly() {
    assertThatThrownBy(generations::current).isInstanceOf(IllegalStateException.class);
  }
}
