package io.feebridge.ledger.booking.postgres;

import io.feebridge.ledger.money.Money;
import io.feebridge.ledger.position.Case;
import io.feebridge.ledger.position.CaseKind;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** The column {@code payments.cases}: open doubts, amounts in paise; null when there is none. */
final class CasesJson {

  private static final JsonMapper JSON =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  private record Row(CaseKind kind, String subject, long atRisk) {}

  private CasesJson() {}

  static @Nullable String write(List<Case> cases) {
    if (cases.isEmpty()) {
      return null;
    }
    return JSON.writeValueAsString(
        cases.stream().map(c -> new Row(c.kind(), c.subject(), c.atRisk().paise())).toList());
  }

  static List<Case> read(@Nullable String json) {
    if (json == null) {
      return List.of();
    }
    return java.util.Arrays.stream(JSON.readValue(json, Row[].class))
        .map(row -> new Case(row.kind, row.subject, new Money(row.atRisk)))
        .toList();
  }
}
