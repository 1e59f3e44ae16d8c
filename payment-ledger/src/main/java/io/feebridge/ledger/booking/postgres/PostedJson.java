package io.feebridge.ledger.booking.postgres;

import io.feebridge.ledger.fact.PaymentKey;
import io.feebridge.ledger.fact.Student;
import io.feebridge.ledger.money.Money;
import io.feebridge.ledger.position.LedgerAccount;
import io.feebridge.ledger.position.Moved;
import io.feebridge.ledger.position.Movement;
import io.feebridge.ledger.position.Position;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * The column {@code payments.posted}: the movements that the journal holds.
 *
 * <pre>{@code
 * [["c", "clearing", "payer", 500000, "2022-01-29T10:05:45Z", "TUITION_FEE"],
 *  ["s", "bank", "clearing", 500000, "2022-01-31T10:05:45Z", "TUITION_FEE", "settl_1234"]]
 * }</pre>
 *
 * A movement is its kind (collection or settlement), debit and credit account, amount in paise,
 * time, component, and, where it has one, its UTR. An account is its name, or an array of name and
 * academic year; {@code bank}, {@code clearing} and {@code payer} stand for those that follow from
 * the row's other columns, which nearly all do. The text is a function of the position.
 */
final class PostedJson {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String BANK = "bank";
  private static final String CLEARING = "clearing";
  private static final String PAYER = "payer";

  private final PaymentKey key;
  private final @Nullable Student payer;

  private PostedJson(PaymentKey key, @Nullable Student payer) {
    this.key = key;
    this.payer = payer;
  }

  static String write(PaymentKey key, Position position) {
    return new PostedJson(key, position.payer()).write(position.movements());
  }

  /**
   * @param payer of the position that was written
   */
  static NavigableMap<Movement, Moved> read(String json, PaymentKey key, @Nullable Student payer) {
    PostedJson posted = new PostedJson(key, payer);
    NavigableMap<Movement, Moved> movements = new TreeMap<>();
    for (JsonNode row : JSON.readTree(json)) {
      movements.put(posted.movement(row), moved(row));
    }
    return movements;
  }

  private String write(NavigableMap<Movement, Moved> movements) {
    ArrayNode rows = JSON.createArrayNode();
    for (Map.Entry<Movement, Moved> each : movements.entrySet()) {
      Movement movement = each.getKey();
      ArrayNode row =
          rows.addArray()
              .add(
                  switch (movement.kind()) {
                    case COLLECTION -> "c";
                    case SETTLEMENT -> "s";
                  });
      add(row, movement.debit(), movement.component());
      add(row, movement.credit(), movement.component());
      row.add(each.getValue().amount().paise())
          .add(each.getValue().occurredAt().toString())
          .add(movement.component());
      if (movement.utr() != null) {
        row.add(movement.utr());
      }
    }
    return rows.toString();
  }

  private void add(ArrayNode row, LedgerAccount account, String component) {
    if (account.equals(LedgerAccount.bank(key.collector()))) {
      row.add(BANK);
    } else if (account.equals(LedgerAccount.clearing(key.collector(), key.family()))) {
      row.add(CLEARING);
    } else if (account.equals(payerAccount(component))) {
      row.add(PAYER);
    } else if (account.academicYear() == null) {
      row.add(account.name());
    } else {
      row.addArray().add(account.name()).add(account.academicYear());
    }
  }

  private @Nullable LedgerAccount payerAccount(String component) {
    String reference = payer == null ? null : payer.reference();
    return payer == null || reference == null
        ? null
        : LedgerAccount.payer(key.collector(), reference, component, payer.academicYear());
  }

  private LedgerAccount account(JsonNode node, String component) {
    if (node.isArray()) {
      return new LedgerAccount(node.get(0).stringValue(), key.collector(), node.get(1).intValue());
    }
    String name = node.stringValue();
    return switch (name) {
      case BANK -> LedgerAccount.bank(key.collector());
      case CLEARING -> LedgerAccount.clearing(key.collector(), key.family());
      case PAYER -> java.util.Objects.requireNonNull(payerAccount(component));
      default -> new LedgerAccount(name, key.collector(), null);
    };
  }

  private Movement movement(JsonNode row) {
    String component = row.get(5).stringValue();
    @Nullable String utr = row.has(6) ? row.get(6).stringValue() : null;
    Movement.Kind kind =
        row.get(0).stringValue().equals("c") ? Movement.Kind.COLLECTION : Movement.Kind.SETTLEMENT;
    return new Movement(
        kind, account(row.get(1), component), account(row.get(2), component), component, utr);
  }

  private static Moved moved(JsonNode row) {
    return new Moved(new Money(row.get(3).longValue()), Instant.parse(row.get(4).stringValue()));
  }
}
