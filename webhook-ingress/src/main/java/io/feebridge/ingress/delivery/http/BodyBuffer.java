package io.feebridge.ingress.delivery.http;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/**
 * Gathers the parts of one body in one array, up to a limit.
 *
 * <p>An announced length is believed only so far: memory follows what has arrived, not what was
 * promised.
 */
final class BodyBuffer {

  private static final int TRUSTED = 16 * 1024;

  private final int limit;
  private byte[] bytes;
  private int length;

  /**
   * @param announced Content-Length, or a negative number when there is none
   */
  BodyBuffer(int limit, long announced) {
    this.limit = limit;
    bytes = new byte[Math.clamp(announced < 0 ? 2048 : announced, 0, TRUSTED)];
  }

  /**
   * Takes the part in; false, and nothing taken, when the body is longer than the limit with it.
   */
  boolean append(ByteBuf part) {
    int more = part.readableBytes();
    if (more > limit - length) {
      return false;
    }
    if (more > bytes.length - length) {
      bytes = Arrays.copyOf(bytes, Math.min(limit, Math.max(length + more, bytes.length * 2)));
    }
    part.readBytes(bytes, length, more);
    length += more;
    return true;
  }

  byte[] bytes() {
    return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
  }
}
