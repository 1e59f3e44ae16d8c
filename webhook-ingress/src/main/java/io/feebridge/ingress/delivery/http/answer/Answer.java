package io.feebridge.ingress.delivery.http.answer;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.util.AsciiString;
import org.jspecify.annotations.Nullable;

/**
 * One answer, whoever writes it.
 *
 * @param extra a header beside media type and length; null when there is none
 * @param body given away, and never changed
 * @param endsConnection whether the connection must end with it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; a copy per delivery would buy nothing
public record Answer(
    HttpResponseStatus status,
    AsciiString mediaType,
    @Nullable Extra extra,
    byte[] body,
    boolean endsConnection) {

  /** A header. */
  public record Extra(AsciiString name, String value) {}
}
