package io.feebridge.ledger.booking.postgres;

import io.feebridge.ledger.money.Money;
import io.feebridge.ledger.position.LedgerAccount;
import io.feebridge.ledger.position.Moved;
import io.feebridge.ledger.position.Movement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The column {@code payments.posted}: the movements that the journal holds.
 *
 * <pre>{@code
 * {"accounts": [["clearing:jodo:flex"], ["payer:7268:TUITION_FEE", 2022]],
 *  "moved": [["COLLECTION", 0, 1, 500000, "2022-01-29T10:05:45Z", "TUITION_FEE"]]}
 * }</pre>
 *
 * A movement names its debit and credit account by their place in the list, its amount in paise,
 * and its UTR, last, where it has one. The text is a function of the movements, so that it can be
 * hashed. All accounts are of the payment's collector.
 */
final class PostedJson {

  private static final JsonMapper JSON = new JsonMapper();

  private PostedJson() {}

  static String write(NavigableMap<Movement, Moved> movements) {
    List<LedgerAccount> accounts = new ArrayList<>();
    ObjectNode root = JSON.createObjectNode();
    ArrayNode names = root.putArray("accounts");
    ArrayNode moved = root.putArray("moved");
    for (Map.Entry<Movement, Moved> each : movements.entrySet()) {
      Movement movement = each.getKey();
      ArrayNode row =
          moved
              .addArray()
              .add(movement.kind().name())
              .add(place(movement.debit(), accounts, names))
              .add(place(movement.credit(), accounts, names))
              .add(each.getValue().amount().paise())
              .add(each.getValue().occurredAt().toString())
              .add(movement.component());
      if (movement.utr() != null) {
        row.add(movement.utr());
      }
    }
    return root.toString();
  }

  private static int place(LedgerAccount account, List<LedgerAccount> known, ArrayNode names) {
    int place = known.indexOf(account);
    if (place >= 0) {
      return place;
    }
    known.add(account);
    ArrayNode name = names.addArray().add(account.name());
    if (account.academicYear() != null) {
      name.add(account.academicYear());
    }
    return known.size() - 1;
  }

  static NavigableMap<Movement, Moved> read(String json, String collector) {
    JsonNode root = JSON.readTree(json);
    List<LedgerAccount> accounts = new ArrayList<>();
    for (JsonNode name : root.path("accounts")) {
      Integer year = name.has(1) ? name.get(1).intValue() : null;
      accounts.add(new LedgerAccount(name.get(0).stringValue(), collector, year));
    }
    NavigableMap<Movement, Moved> movements = new TreeMap<>();
    for (JsonNode row : root.path("moved")) {
      movements.put(movement(row, accounts), moved(row));
    }
    return movements;
  }

  private static Movement movement(JsonNode row, List<LedgerAccount> accounts) {
    @Nullable String utr = row.has(6) ? row.get(6).stringValue() : null;
    return new Movement(
        Movement.Kind.valueOf(row.get(0).stringValue()),
        accounts.get(row.get(1).intValue()),
        accounts.get(row.get(2).intValue()),
        row.get(5).stringValue(),
        utr);
  }

  private static Moved moved(JsonNode row) {
    return new Moved(new Money(row.get(3).longValue()), Instant.parse(row.get(4).stringValue()));
  }
}
