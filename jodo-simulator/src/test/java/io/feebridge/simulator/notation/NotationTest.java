package io.feebridge.simulator.notation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.feebridge.simulator.command.Command;
import io.feebridge.simulator.command.OrderCommand.BankAnswer;
import io.feebridge.simulator.command.PaymentCommand.PayStudent;
import io.feebridge.simulator.command.StudentCommand.RegisterStudent;
import io.feebridge.simulator.command.WebhookCommand.AddWebhook;
import io.feebridge.simulator.event.EventCode;
import io.feebridge.simulator.notation.Notation.Unreadable;
import io.feebridge.simulator.notation.json.JsonNotation;
import io.feebridge.simulator.world.Worlds;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotationTest {

  private final JsonNotation notation = new JsonNotation();

  @Test
  void whatIsWrittenIsReadBack() throws Exception {
    for (Command command :
        List.<Command>of(
            new PayStudent(
                "1",
                List.of(Worlds.line("BUS", "2.5")),
                "UPI",
                BankAnswer.FAILS,
                Duration.ofMinutes(2)),
            new RegisterStudent("u", Worlds.profile("S/1"), List.of(), List.of()),
            new AddWebhook(null, EventCode.LOAN_CANCELED, "http://x", "a@b", null, null, null))) {
      String written = notation.write(command);
      assertThat(notation.read(written, Command.class)).isEqualTo(command);
    }
  }

  @Test
  void readsAsPeopleWrite() throws Exception {
    Command read =
        notation.read(
            """
            {"do": "pay-student", "student_id": "365001", "mode": "UPI", "result": "SUCCEEDS",
             "after": "PT5M", "lines": [{"component": "BUS", "amount": "12.5"}]}
            """,
            Command.class);

    assertThat(read)
        .isEqualTo(
            new PayStudent(
                "365001",
                List.of(Worlds.line("BUS", "12.50")),
                "UPI",
                BankAnswer.SUCCEEDS,
                Duration.ofMinutes(5)));
  }

  @Test
  void saysWhatIsWrong() {
    assertUnreadable("", "");
    assertUnreadable("{", "");
    assertUnreadable("{\"do\":\"fly\"}", "\"do\" must be one of");
    assertUnreadable("{\"do\":\"drop-student\"}", "student_id");
    assertUnreadable("{\"do\":\"drop-student\",\"student_id\":null}", "student_id");
    assertUnreadable("{\"do\":\"drop-student\",\"student_id\":\"1\",\"x\":2}", "x");
  }

  @Test
  void everyCommandHasAName() {
    assertThat(JsonNotation.commandNames())
        .hasSizeGreaterThan(45)
        .doesNotHaveDuplicates()
        .contains("pay-order", "complete-set-up", "debit-emi", "add-mischief");
  }

  private void assertUnreadable(String text, String says) {
    assertThatThrownBy(() -> notation.read(text, Command.class))
        .as(text)
        .isInstanceOf(Unreadable.class)
        .hasMessageContaining(says);
  }
}
