package io.feebridge.localstack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {

  @Test
  void alignsTextLeftAndMoneyRight() {
    Table table = new Table("account", ">debit").row("bank:demo", "5,000.00").row("x", "1.00");

    assertThat(table.lines("  "))
        .containsExactly(
            "  account        debit", //
            "  bank:demo   5,000.00",
            "  x               1.00");
  }
}
