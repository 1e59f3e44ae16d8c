package io.feebridge.ledger;

import io.feebridge.ledger.booking.Branches;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code feebridge.collectors}, of which the ledger needs the branch codes alone. It resolves no
 * secret.
 */
@ConfigurationProperties("feebridge")
record CollectorOptions(@DefaultValue Map<String, Collector> collectors) {

  record Collector(@DefaultValue Set<String> branchCodes) {}

  Branches branches() {
    Map<String, Set<String>> codes = new HashMap<>();
    collectors.forEach((name, collector) -> codes.put(name, collector.branchCodes()));
    return new Branches(codes);
  }
}
