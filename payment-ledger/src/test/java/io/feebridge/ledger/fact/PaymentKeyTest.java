package io.feebridge.ledger.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PaymentKeyTest {

  @Test
  void textOfAKeyReadsBackAsTheKey() {
    PaymentKey key = new PaymentKey("demo", Family.FLEX, "flex_1234:7");
    assertThat(key).hasToString("demo:flex:flex_1234:7");
    assertThat(PaymentKey.parse("demo:flex:flex_1234:7")).contains(key);
  }

  @Test
  void otherTextsAreNoKeys() {
    assertThat(PaymentKey.parse("demo:flex")).isEmpty();
    assertThat(PaymentKey.parse("demo:flex: ")).isEmpty();
    assertThat(PaymentKey.parse(":flex:1")).isEmpty();
    assertThat(PaymentKey.parse("demo:cash:1")).isEmpty();
    assertThatThrownBy(() -> new PaymentKey("a:b", Family.FLEX, "1"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void payerNamedNeedsAnId() {
    Student nobody = new Student(null, null, 2022);
    assertThatThrownBy(() -> new Decision.PayerNamed(nobody))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
