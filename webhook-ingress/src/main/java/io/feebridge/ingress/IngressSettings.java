package io.feebridge.ingress;

import io.feebridge.ingress.address.HopHeader;
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
 * @param bodyMemory bytes of all bodies together, until each has been answered; far below the heap,
 *     since a record takes about twice its body and the producer has a buffer of its own
 * @param headDeadline how long the head of a request may take, from its first byte
 * @param connections how many may be open
 * @param permits how many genuine deliveries may wait for Kafka at once
 * @param acknowledgementDeadline when a delivery is answered 503 though the producer has not given
 *     up yet; more than its {@code max.block.ms + delivery.timeout.ms}
 * @param retryAfter what a 503 asks the sender to wait
 * @param watchInterval how often Kafka is asked whether it can take deliveries
 * @param watchPatience how long such a question waits for its answer; not less than a delivery
 *     waits for its acknowledgement, or Kafka is away for the watch where it is slow
 * @param evidenceHeaders names of the request headers that are kept with a genuine delivery
 * @param closingDeadline how long records on their way may take when the service stops
 * @param collectorsInterval how often the configuration is looked at for new collectors; zero: only
 *     when an operator says so
 * @param rejections how many refused deliveries are remembered
 * @param failures when an address has failed too often
 * @param proxies whom else than the peer a request may come from
 * @param allowDemoSecrets permits secrets that everybody knows; the demo profile alone sets it
 */
@ConfigurationProperties("feebridge.ingress")
public record IngressSettings(
    @DefaultValue("1MB") DataSize bodyLimit,
    @DefaultValue("10s") Duration readDeadline,
    @DefaultValue("32MB") DataSize bodyMemory,
    @DefaultValue("5s") Duration headDeadline,
    @DefaultValue("2000") int connections,
    @DefaultValue("1000") int permits,
    @DefaultValue("4500ms") Duration acknowledgementDeadline,
    @DefaultValue("60s") Duration retryAfter,
    @DefaultValue("2s") Duration watchInterval,
    @DefaultValue("3s") Duration watchPatience,
    @DefaultValue({"content-type", "user-agent", "x-forwarded-for", "x-request-id", "traceparent"})
        List<String> evidenceHeaders,
    @DefaultValue("5s") Duration closingDeadline,
    @DefaultValue("5s") Duration collectorsInterval,
    @DefaultValue("1000") int rejections,
    @DefaultValue Failures failures,
    @DefaultValue Proxied proxies,
    @DefaultValue("false") boolean allowDemoSecrets) {

  /**
   * Failed proofs of one address.
   *
   * @param addresses how many addresses are remembered
   * @param burst failures tolerated at once
   * @param refill after which one more is tolerated
   */
  public record Failures(
      @DefaultValue("4096") int addresses,
      @DefaultValue("20") int burst,
      @DefaultValue("3s") Duration refill) {}

  /**
   * Proxies in front.
   *
   * @param trusted their addresses and networks; none: the peer is the sender
   * @param depth how many there are at most, one behind the other
   * @param header the one that they write
   */
  public record Proxied(
      @DefaultValue List<String> trusted,
      @DefaultValue("1") int depth,
      @DefaultValue("x-forwarded-for") HopHeader header) {}
}
