package io.feebridge.ingress.authenticity;

import org.jspecify.annotations.Nullable;

/** What the proof of a delivery came to. */
public sealed interface Verdict {

  /** Proved. {@code keyId} is the key that verified the signature. */
  record Genuine(String keyId) implements Verdict {}

  /**
   * Not proved; nobody may look at the body.
   *
   * @param signer the live key that signed these bytes all the same, so that Jodo is the sender and
   *     our own settings turn it away; null when none did
   */
  record NotGenuine(Doubt doubt, @Nullable String signer) implements Verdict {}

  /** Why a delivery is not genuine. The sender is not told which, but for the address. */
  enum Doubt {
    /** It comes from an address that may not send for this collector, or that cannot be told. */
    ADDRESS,
    /** The custom header is missing, repeated or has another value. */
    CUSTOM_HEADER,
    /** There is no signature header. */
    SIGNATURE_MISSING,
    /** The signature header is repeated, or not 64 hexadecimal digits. */
    SIGNATURE_MALFORMED,
    /** The collector has no signing key, so nothing is genuine. */
    NO_KEY,
    /** No live key of the collector made this signature of these bytes. */
    SIGNATURE_WRONG
  }
}
