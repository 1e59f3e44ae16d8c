package io.feebridge.simulator.api.http.endpoint;

import io.feebridge.simulator.api.http.Call;
import io.feebridge.simulator.api.http.Endpoint;
import io.feebridge.simulator.api.http.Operation;
import io.feebridge.simulator.api.http.message.Answer;
import io.feebridge.simulator.api.http.message.Members;
import io.feebridge.simulator.command.WebhookCommand.AddWebhook;
import io.feebridge.simulator.command.WebhookCommand.DisableWebhook;
import io.feebridge.simulator.event.EventCode;
import io.feebridge.simulator.form.http.Form;
import io.feebridge.simulator.running.Simulator;
import io.feebridge.simulator.webhook.Webhook;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** Which event is reported where. Secrets are taken and never told. */
public final class WebhookEndpoints {

  private final Asking asking;

  public WebhookEndpoints(Simulator simulator) {
    asking = new Asking(simulator);
  }

  /** The endpoints by operation. */
  public Map<Operation, Endpoint> all() {
    return Map.of(
        Operation.ADD_WEBHOOK, this::add,
        Operation.LIST_WEBHOOKS, this::list,
        Operation.GET_WEBHOOK, this::get,
        Operation.DISABLE_WEBHOOK, this::disable);
  }

  /** Again for a branch and event, it changes secret and header alone: the answer shows the old. */
  private Mono<Answer> add(Call call) {
    Form form = call.form();
    String collector = form.textIfGiven("collector_code");
    String code = form.text("event_code");
    String url = form.url("url");
    String mail = mails(form);
    String secret = form.textIfGiven("secret_key");
    String header = form.textIfGiven("header_key");
    String value = form.textIfGiven("header_value");
    if ((header == null) != (value == null)) {
      form.wrong(header == null ? "header_key" : "header_value", "field required");
    }
    return Asking.valid(
        form,
        () ->
            asking.with(
                world -> Branches.of(world.institute(), collector, call.operation()),
                branch ->
                    switch (branch) {
                      case Branches.Unknown unknown -> Mono.just(unknown.problem().answer());
                      case Branches.Known known ->
                          add(
                              call,
                              code,
                              event ->
                                  new AddWebhook(
                                      known.branch().collectorCode(),
                                      event,
                                      url,
                                      mail,
                                      secret,
                                      header,
                                      value));
                    }));
  }

  private Mono<Answer> add(Call call, String code, Function<EventCode, AddWebhook> command) {
    Optional<EventCode> event = EventCode.of(code);
    if (event.isEmpty()) {
      return Mono.just(
          call.operation().badRequest("event_code", "Invalid event_code " + code).answer());
    }
    return asking.done(call, command.apply(event.get()), id -> read(call, id, 201));
  }

  /** One address, or several with commas between them. */
  private static String mails(Form form) {
    String list = form.text("failure_notification_email");
    for (String mail : list.split(",", -1)) {
      if (!list.isEmpty() && !Form.isEmail(mail.strip())) {
        form.wrong("failure_notification_email", "value is not a valid email address");
        break;
      }
    }
    return list;
  }

  /** Those in force; Jodo tells nothing of the others, as far as anybody knows. */
  private Mono<Answer> list(Call call) {
    return asking.answer(
        world ->
            Answer.success(
                200,
                world.webhooks().all().stream()
                    .filter(Webhook::isActive)
                    .map(WebhookEndpoints::members)
                    .toList()));
  }

  private Mono<Answer> get(Call call) {
    return read(call, call.variable("webhook_id"), 200);
  }

  private Mono<Answer> read(Call call, String id, int status) {
    return asking.answer(
        world ->
            world
                .webhooks()
                .find(id)
                .filter(Webhook::isActive)
                .map(webhook -> Answer.success(status, members(webhook)))
                .orElseGet(() -> call.operation().notFound("Webhook not found").answer()));
  }

  private Mono<Answer> disable(Call call) {
    return asking.done(call, new DisableWebhook(call.variable("webhook_id")), Answer.success(200));
  }

  private static Members members(Webhook webhook) {
    return Members.of("id", webhook.id())
        .and("event_code", webhook.event().code())
        .and("failure_notification_email", webhook.failureMail())
        .and("url", webhook.url());
  }
}
