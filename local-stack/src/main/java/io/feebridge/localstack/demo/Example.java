package io.feebridge.localstack.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * One webhook of Jodo's, exactly as its bytes are signed.
 *
 * @param event code, such as {@code flex.downpayment.settled}
 * @param body of the request; its UTF-8 bytes are what is signed and sent
 */
public record Example(String event, String body) {

  /** The example of that event which this module carries. */
  public static Example of(String event) {
    try (InputStream in = Example.class.getResourceAsStream("/demo/" + event + ".json")) {
      if (in == null) {
        throw new IllegalArgumentException("there is no example of " + event);
      }
      return new Example(event, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same with one digit of its money raised: what somebody without the secret would send. */
  public Example forged() {
    int digit = body.lastIndexOf('5');
    if (digit < 0) {
      throw new IllegalStateException(event + " holds no digit to forge");
    }
    return new Example(event, body.substring(0, digit) + '9' + body.substring(digit + 1));
  }
}
