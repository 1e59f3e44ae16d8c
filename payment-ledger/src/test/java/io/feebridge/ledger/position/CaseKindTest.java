package io.feebridge.ledger.position;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CaseKindTest {

  @Test
  void hasAWordThatTopicsTablesAndAnswersShare() {
    assertThat(Arrays.stream(CaseKind.values()).map(CaseKind::word))
        .contains("settled_not_debited", "payer_unknown")
        .allMatch(word -> word.matches("[a-z_]+"))
        .doesNotHaveDuplicates();
  }
}
