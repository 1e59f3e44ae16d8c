package io.feebridge.systemtests.fault;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;

/** The stack's Kafka, as an administrator sees it. */
final class Cluster implements AutoCloseable {

  private static final String GROUP = "payment-ledger";
  private static final int PATIENCE_S = 5;

  private final Admin admin;

  Cluster(String bootstrap) {
    admin =
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                300));
  }

  /** How many consumers the ledger's group counts; -1 while nobody can tell. */
  int members() {
    var group = admin.describeConsumerGroups(List.of(GROUP)).describedGroups().get(GROUP);
    return group == null ? -1 : answer(group).map(told -> told.members().size()).orElse(-1);
  }

  /** Whether the cluster counts that node now; false while nobody can tell. */
  boolean counts(int node) {
    return answer(admin.describeCluster().nodes())
        .map(nodes -> nodes.stream().map(Node::id).anyMatch(id -> id == node))
        .orElse(false);
  }

  private static <T> Optional<T> answer(KafkaFuture<T> future) {
    try {
      return Optional.of(future.get(PATIENCE_S, TimeUnit.SECONDS));
    } catch (ExecutionException | TimeoutException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    admin.close();
  }
}
