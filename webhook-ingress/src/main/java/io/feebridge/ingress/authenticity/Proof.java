package io.feebridge.ingress.authenticity;

import io.feebridge.ingress.address.Address;
import io.feebridge.ingress.address.AddressList;
import io.feebridge.ingress.authenticity.Verdict.Doubt;
import io.feebridge.ingress.authenticity.Verdict.Genuine;
import io.feebridge.ingress.authenticity.Verdict.NotGenuine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a collector's deliveries must show: an address that may send, if a list is configured; the
 * custom header, if one is agreed; then a signature of the raw bytes by a live key. Without a key
 * nothing is genuine.
 *
 * @param addresses who may send; empty: anybody
 * @param keys live keys, several during a rotation
 * @param customHeader null when none is agreed
 */
public record Proof(
    AddressList addresses, List<SigningKey> keys, @Nullable CustomHeader customHeader) {

  public Proof {
    keys = List.copyOf(keys);
  }

  /** From whatever address. */
  public Proof(List<SigningKey> keys, @Nullable CustomHeader customHeader) {
    this(AddressList.EMPTY, keys, customHeader);
  }

  /** Whether that address may send at all; one that is not known may not, when there is a list. */
  public boolean admits(@Nullable Address sender) {
    return addresses.isEmpty() || addresses.contains(sender);
  }

  /**
   * The verdict on a request. Takes as long whichever key matches, and whether or not address and
   * header are right: a signature that is right all the same tells that our settings are wrong.
   */
  public Verdict of(@Nullable Address sender, Headers headers, byte[] body) {
    Verdict signature = signature(headers, body);
    if (!admits(sender)) {
      return new NotGenuine(Doubt.ADDRESS, signer(signature));
    }
    if (customHeader != null && !customHeader.shownBy(headers)) {
      return new NotGenuine(Doubt.CUSTOM_HEADER, signer(signature));
    }
    return signature;
  }

  private static @Nullable String signer(Verdict signature) {
    return signature instanceof Genuine(var keyId) ? keyId : null;
  }

  private Verdict signature(Headers headers, byte[] body) {
    List<String> signatures = headers.all(SignatureHeader.NAME);
    if (signatures.isEmpty()) {
      return new NotGenuine(Doubt.SIGNATURE_MISSING, null);
    }
    byte[] signature = SignatureHeader.bytes(signatures);
    return signature == null
        ? new NotGenuine(Doubt.SIGNATURE_MALFORMED, null)
        : signedBy(body, signature);
  }

  /** Whether a header of that name shows a secret of this proof. */
  public boolean hasSecretIn(String headerName) {
    return headerName.equalsIgnoreCase(SignatureHeader.NAME)
        || (customHeader != null && customHeader.isNamed(headerName));
  }

  private Verdict signedBy(byte[] body, byte[] signature) {
    String signer = null;
    for (SigningKey key : keys) {
      if (key.signed(body, signature)) {
        signer = key.id();
      }
    }
    if (signer != null) {
      return new Genuine(signer);
    }
    return new NotGenuine(keys.isEmpty() ? Doubt.NO_KEY : Doubt.SIGNATURE_WRONG, null);
  }
}
