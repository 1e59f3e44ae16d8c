package io.feebridge.systemtests.guarantee;

import io.feebridge.systemtests.load.Webhook;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything in the topics is a genuine delivery, byte for byte as it was sent; no genuine delivery
 * is refused and no forged one taken (promises 2 and 3).
 */
public final class OnlyGenuineIsKept implements Guarantee {

  @Override
  public List<String> violations(Observation now) {
    List<String> violations = new ArrayList<>(now.log().surprisesSinceAsked());
    for (KeptRecord kept : now.records()) {
      String hash = kept.hash();
      if (hash == null) {
        continue; // the poison that the suite writes itself
      }
      Webhook sent = now.log().sent(hash);
      if (sent == null) {
        violations.add("nobody sent what is kept as " + kept);
      } else if (!sent.genuine()) {
        violations.add("a forged body is kept as " + kept);
      }
      if (!hash.equals(kept.bodyHash())) {
        violations.add("the bytes kept hash to %s in %s".formatted(kept.bodyHash(), kept));
      }
    }
    return violations;
  }
}
