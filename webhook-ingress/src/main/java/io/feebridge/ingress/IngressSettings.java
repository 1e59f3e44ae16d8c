package io.feebridge.ingress;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of the endpoint.
 *
 * @param bodyLimit longest body received; at most the half of {@code max.message.bytes}
 * @param readDeadline how long a body may take to arrive, from the end of its headers
 * @param permits how many genuine deliveries may wait for Kafka at once
 * @param acknowledgementDeadline when a delivery is answered 503 though the producer has not given
 *     up yet; more than its {@code max.block.ms + delivery.timeout.ms}
 * @param retryAfter what a 503 asks the sender to wait
 * @param watchInterval how often Kafka is asked whether it can take deliveries
 * @param evidenceHeaders names of the request headers that are kept with a genuine delivery
 * @param closingDeadline how long records on their way may take when the service stops
 * @param allowDemoSecrets permits secrets that everybody knows; the demo profile alone sets it
 */
@ConfigurationProperties("feebridge.ingress")
public record IngressSettings(
    @DefaultValue("1MB") DataSize bodyLimit,
    @DefaultValue("10s") Duration readDeadline,
    @DefaultValue("1000") int permits,
    @DefaultValue("4500ms") Duration acknowledgementDeadline,
    @DefaultValue("60s") Duration retryAfter,
    @DefaultValue("2s") Duration watchInterval,
    @DefaultValue({"content-type", "user-agent", "x-forwarded-for", "x-request-id", "traceparent"})
        List<String> evidenceHeaders,
    @DefaultValue("5s") Duration closingDeadline,
    @DefaultValue("false") boolean allowDemoSecrets) {}
