package io.feebridge.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {

  @Test
  void isAsWideAsItsWidestCells() {
    assertThat(new Table("A", "LONG").row("wide cell", null).row("x", "y").lines())
        .containsExactly("A          LONG", "wide cell  -", "x          y");
  }

  @Test
  void obeysNoTextFromElsewhere() {
    assertThat(new Table("A").row("\u001b[2Jgone\r\n\u202e").lines().getLast())
        .isEqualTo("?[2Jgone???");
  }
}
