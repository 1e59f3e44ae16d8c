package io.feebridge.ingress.authenticity;

import io.feebridge.ingress.authenticity.Verdict.Doubt;
import io.feebridge.ingress.authenticity.Verdict.Genuine;
import io.feebridge.ingress.authenticity.Verdict.NotGenuine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a collector's deliveries must show: the custom header, if one is agreed, then a signature of
 * the raw bytes by a live key. Without a key nothing is genuine.
 *
 * <p>The place of the source address check is before the header, as its own part of the proof.
 *
 * @param keys live keys, several during a rotation
 * @param customHeader null when none is agreed
 */
public record Proof(List<SigningKey> keys, @Nullable CustomHeader customHeader) {

  public Proof {
    keys = List.copyOf(keys);
  }

  /** The verdict on a request. Takes as long whichever key matches. */
  public Verdict of(Headers headers, byte[] body) {
    if (customHeader != null && !customHeader.shownBy(headers)) {
      return new NotGenuine(Doubt.CUSTOM_HEADER);
    }
    List<String> signatures = headers.all(SignatureHeader.NAME);
    if (signatures.isEmpty()) {
      return new NotGenuine(Doubt.SIGNATURE_MISSING);
    }
    byte[] signature = SignatureHeader.bytes(signatures);
    return signature == null
        ? new NotGenuine(Doubt.SIGNATURE_MALFORMED)
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
    return new NotGenuine(keys.isEmpty() ? Doubt.NO_KEY : Doubt.SIGNATURE_WRONG);
  }
}
