package io.feebridge.simulator.webhook.sending;

import io.feebridge.simulator.webhook.Body;

/** Signs a body's bytes with a webhook's secret. */
public interface Signer {

  /** The header that holds the signature. */
  String HEADER = "X-Jodo-Signature";

  /** {@code secret} must not be empty. */
  String sign(String secret, Body body);
}
