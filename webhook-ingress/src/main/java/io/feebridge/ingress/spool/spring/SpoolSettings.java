package io.feebridge.ingress.spool.spring;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The spool and its limits.
 *
 * @param enabled false: deliveries are answered 503 while Kafka is away
 * @param folder of this instance alone, on a disk that outlives the machine's restart; must be set
 *     while the spool is enabled
 * @param maxSize largest size of its file; beside it stand a log and a reserve of up to 34 MiB
 * @param maxDeliveries most deliveries in it
 * @param drainAtOnce deliveries out of the spool on their way to Kafka at once
 * @param drainBytes of their bodies at once, or one body
 * @param probeInterval between two looks at an empty spool, and between two tries while Kafka is
 *     away
 * @param longestPause between two tries of what is not taken though Kafka is there
 * @param tidyAfter without a write, space is given back to the disk
 */
@ConfigurationProperties("feebridge.ingress.spool")
public record SpoolSettings(
    @DefaultValue("true") boolean enabled,
    @Nullable Path folder,
    @DefaultValue("1GB") DataSize maxSize,
    @DefaultValue("1000000") long maxDeliveries,
    @DefaultValue("64") int drainAtOnce,
    @DefaultValue("8MB") DataSize drainBytes,
    @DefaultValue("1s") Duration probeInterval,
    @DefaultValue("30s") Duration longestPause,
    @DefaultValue("5s") Duration tidyAfter) {}
