package io.feebridge.simulator.api.http;

import io.feebridge.simulator.api.http.message.Answer;
import reactor.core.publisher.Mono;

/** Does what one operation asks. */
@FunctionalInterface
public interface Endpoint {
  Mono<Answer> answer(Call call);
}
