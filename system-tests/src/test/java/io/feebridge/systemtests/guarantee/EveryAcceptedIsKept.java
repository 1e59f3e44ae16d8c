package io.feebridge.systemtests.guarantee;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A delivery answered 2xx stands in a topic or still in a spool (promise 1); and one that stood in
 * a spool stands in a topic as soon as it has left it.
 */
public final class EveryAcceptedIsKept implements Guarantee {

  private final Set<String> owed = new LinkedHashSet<>();

  @Override
  public List<String> violations(Observation now) {
    owed.addAll(now.accepted());
    owed.removeIf(now.topics()::hold);
    List<String> violations = new ArrayList<>();
    for (String hash : owed) {
      if (!now.spooled().contains(hash)) {
        violations.add("body %s was answered 2xx and is in no topic and no spool".formatted(hash));
      }
    }
    owed.retainAll(now.spooled());
    return violations;
  }

  /** How many were in a spool and in no topic when they were last looked for. */
  public int owed() {
    return owed.size();
  }
}
