package io.feebridge.localstack.subscription;

/**
 * A webhook that Jodo has.
 *
 * @param id of Jodo
 * @param event code, such as {@code flex.downpayment.settled}
 * @param url where the event is sent
 */
public record Subscription(String id, String event, String url) {}
