package io.feebridge.ingress.delivery;

import io.feebridge.ingress.address.Address;
import io.feebridge.ingress.authenticity.Headers;
import io.feebridge.ingress.collector.Collector;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP attempt by somebody who may be Jodo: received whole, not yet proved.
 *
 * @param collector the collector of the URL path
 * @param pathEvent event code of the URL path; null when the path had none
 * @param body the raw bytes; handed over, never changed
 * @param sender who sent it, as far as proxies are believed; null when that cannot be told
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; a copy per delivery would buy nothing
public record Delivery(
    Collector collector,
    @Nullable String pathEvent,
    Headers headers,
    byte[] body,
    Instant receivedAt,
    @Nullable Address sender) {}
