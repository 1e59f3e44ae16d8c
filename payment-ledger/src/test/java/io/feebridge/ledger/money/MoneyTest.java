package io.feebridge.ledger.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MoneyTest {

  @Test
  void readsRupeesHoweverTheyAreWritten() {
    assertThat(Money.ofRupees("10000")).hasToString("10000.00");
    assertThat(Money.ofRupees("1e4")).hasToString("10000.00");
    assertThat(Money.ofRupees("10000.0")).hasToString("10000.00");
    assertThat(Money.ofRupees("-0.05").paise()).isEqualTo(-5);
  }

  @Test
  void refusesWhatItCannotHoldExactly() {
    assertThatThrownBy(() -> Money.ofRupees("10000.005")).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Money.ofRupees("1e17")).isInstanceOf(ArithmeticException.class);
    Money most = new Money(Long.MAX_VALUE);
    assertThatThrownBy(() -> most.plus(new Money(1))).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> new Money(Long.MIN_VALUE).negated())
        .isInstanceOf(ArithmeticException.class);
  }
}
