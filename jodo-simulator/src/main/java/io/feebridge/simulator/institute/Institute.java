package io.feebridge.simulator.institute;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An institute with an account at Jodo.
 *
 * @param branches at least one; one branch only makes {@code collector_code} optional in calls
 * @param pull how to ask the institute for a student; null when it pushes
 */
public record Institute(
    String name,
    Environment environment,
    List<Credential> credentials,
    List<Branch> branches,
    @Nullable PullEndpoint pull) {

  /** Decides after how many failures in a row a webhook is switched off. */
  public enum Environment {
    UAT(10),
    PRODUCTION(100);

    private final int failures;

    Environment(int failures) {
      this.failures = failures;
    }

    public int failuresUntilDisabled() {
      return failures;
    }
  }

  /** What a caller of the API proves itself with, by HTTP Basic. */
  public record Credential(String key, String secret) {}

  public Optional<Branch> branch(String collectorCode) {
    return branches.stream().filter(b -> b.collectorCode().equals(collectorCode)).findFirst();
  }

  /** The branch of that code; without a code the only branch there is. */
  public Optional<Branch> branchOrOnly(@Nullable String collectorCode) {
    if (collectorCode != null) {
      return branch(collectorCode);
    }
    return branches.size() == 1 ? Optional.of(branches.getFirst()) : Optional.empty();
  }
}
