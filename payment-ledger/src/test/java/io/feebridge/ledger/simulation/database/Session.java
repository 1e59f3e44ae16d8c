package io.feebridge.ledger.simulation.database;

import io.feebridge.messaging.inbox.claim.Advance;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One transaction: what it has written and whom it keeps waiting. */
final class Session {

  final Rows written = new Rows();
  final Set<Object> locks = new LinkedHashSet<>();
  final List<Advance> advances = new ArrayList<>();
  long firstOutboxId = Long.MAX_VALUE;
}
