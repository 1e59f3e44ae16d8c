package io.feebridge.localstack.demo.school;

import io.feebridge.localstack.demo.Example;
import io.feebridge.localstack.demo.Story;
import io.feebridge.localstack.demo.Webhooks;

/** Somebody without the secret changes one digit of a genuine body and keeps its signature. */
public final class Forgery implements Story.Chapter {

  private static final int UNAUTHORIZED = 401;

  private final PlayedJodo jodo;
  private final Webhooks webhooks;

  public Forgery(PlayedJodo jodo, Webhooks webhooks) {
    this.jodo = jodo;
    this.webhooks = webhooks;
  }

  @Override
  public String title() {
    return "Somebody without the secret changes one digit of a genuine webhook";
  }

  @Override
  public void tell(Story.Telling telling) {
    PlayedJodo.Sent genuine =
        jodo.sent().stream()
            .filter(s -> s.event().equals("flex.downpayment.debited"))
            .reduce((_, newer) -> newer)
            .orElseThrow();
    Example example = new Example(genuine.event(), genuine.body());
    int answer = webhooks.send(example.forged(), example);
    telling.say("%-30s answered [%d]: refused".formatted(genuine.event(), answer));
    telling.expect(
        answer == UNAUTHORIZED, "the forged webhook was answered " + answer + ", not 401");
  }
}
