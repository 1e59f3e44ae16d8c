package io.feebridge.systemtests.fault;

import static org.awaitility.Awaitility.await;

import io.feebridge.systemtests.guarantee.LedgerRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;

/** PostgreSQL's disk is full until it has refused to write; then there is room again. */
record FullDisk() implements Fault {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  @Override
  public String name() {
    return "disk full under postgres";
  }

  @Override
  public Set<String> parts() {
    return Set.of("postgres", "ledger", "ledger-2");
  }

  @Override
  public void inflict(Battlefield field) throws Exception {
    SmallDisk disk = field.disk();
    if (disk == null) {
      throw new IllegalStateException("there is no disk to fill");
    }
    disk.fill();
    try {
      await("the database refuses to write").atMost(LIMIT).until(() -> refuses(field));
      field.awaitAccepted(20);
    } finally {
      disk.makeRoom();
    }
  }

  /** Whether a table larger than what is left cannot be written; a server that died refuses too. */
  private static boolean refuses(Battlefield field) {
    try (Connection connection = LedgerRows.superuser(field.stack().port("postgres"), "postgres");
        Statement statement = connection.createStatement()) {
      statement.execute("DROP TABLE IF EXISTS public.much");
      statement.execute("CREATE TABLE public.much AS SELECT generate_series(1, 500000)");
      return false;
    } catch (SQLException e) {
      return true;
    }
  }
}
