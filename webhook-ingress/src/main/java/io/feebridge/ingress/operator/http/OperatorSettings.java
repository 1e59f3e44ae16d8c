package io.feebridge.ingress.operator.http;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code feebridge.ingress.operator}: where the operators' API listens.
 *
 * @param address loopback unless told otherwise: passwords travel with each request
 * @param port 0 takes any free one
 */
@ConfigurationProperties("feebridge.ingress.operator")
public record OperatorSettings(
    @DefaultValue("127.0.0.1") String address, @DefaultValue("8071") int port) {}
