package io.feebridge.ingress.publishing;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a delivery came from and what proves it.
 *
 * @param sourceAddress address of the peer; null when unknown
 * @param keyId the key that verified the signature
 * @param body the raw bytes that were signed; handed over, never changed
 * @param signature {@code X-Jodo-Signature} as received
 * @param contentType null when absent
 * @param pathEvent event code of the URL path; null when the path had none
 * @param headers those of the request that the allow-list names, in the order of that list
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; a copy per delivery would buy nothing
public record Evidence(
    String collector,
    Instant receivedAt,
    @Nullable String sourceAddress,
    String keyId,
    String bodySha256,
    byte[] body,
    String signature,
    @Nullable String contentType,
    @Nullable String pathEvent,
    List<ReceivedHeader> headers) {}
