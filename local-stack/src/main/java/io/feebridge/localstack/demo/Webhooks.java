package io.feebridge.localstack.demo;

/** The door that Jodo knocks at. */
public interface Webhooks {

  /** Sends a body with a true signature; the HTTP status of the answer. */
  int send(Example example);

  /** Sends a body with the signature of another one; the HTTP status of the answer. */
  int send(Example example, Example signed);
}
