package io.feebridge.simulator.webhook.sending;

import io.feebridge.simulator.webhook.Body;
import java.util.Map;

/** One POST that is to be made. */
public record Sending(
    String deliveryId, int attempt, String url, Map<String, String> headers, Body body) {}
