package io.feebridge.ledger.events.http;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code feebridge.ledger.events}: the search for stored events.
 *
 * @param deadline of one search; it ends where it is, and says so
 */
@ConfigurationProperties("feebridge.ledger.events")
public record EventSettings(@DefaultValue("15s") Duration deadline) {}
