package io.feebridge.ledger;

import io.feebridge.ledger.booking.kafka.Refusal;
import io.feebridge.messaging.inbox.breaker.BreakerSettings;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code feebridge.ledger.breaker}: when reading stops because too much is set aside.
 *
 * @param version the breaker of another version is another one
 * @param window so many of a consumer's last records are looked at
 * @param least so many of them set aside, and …
 * @param percent … more than this share of them, open it
 * @param run so many set aside in a row open it too
 */
@ConfigurationProperties("feebridge.ledger.breaker")
record BreakerOptions(
    @DefaultValue("unversioned") String version,
    @DefaultValue("1000") int window,
    @DefaultValue("50") int least,
    @DefaultValue("5") int percent,
    @DefaultValue("100") int run) {

  BreakerSettings settings() {
    return new BreakerSettings(
        version,
        window,
        least,
        percent,
        run,
        Duration.ofSeconds(1),
        Set.of(Refusal.FAMILY_NOT_BOOKED.code()));
  }
}
