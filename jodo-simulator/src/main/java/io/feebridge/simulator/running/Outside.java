package io.feebridge.simulator.running;

import io.feebridge.simulator.command.Command;
import io.feebridge.simulator.command.WebhookCommand.Answered;
import io.feebridge.simulator.pull.PullCalls;
import io.feebridge.simulator.webhook.sending.Post;
import io.feebridge.simulator.world.Outgoing;
import java.util.function.Consumer;

/** Does what the world wants done outside, and brings back the answers as commands. */
final class Outside {

  private final Post post;
  private final PullCalls pullCalls;

  Outside(Post post, PullCalls pullCalls) {
    this.post = post;
    this.pullCalls = pullCalls;
  }

  void send(Outgoing outgoing, Consumer<Command> answers) {
    for (var sending : outgoing.sendings()) {
      post.send(sending)
          .thenAccept(
              answer ->
                  answers.accept(
                      new Answered(
                          sending.deliveryId(),
                          sending.attempt(),
                          answer.status(),
                          answer.hint(),
                          answer.millis())));
    }
    outgoing.questions().forEach(question -> pullCalls.ask(question).thenAccept(answers));
  }
}
