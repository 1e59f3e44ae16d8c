package io.feebridge.ingress.delivery.http;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/**
 * Gathers the parts of one body in one array, up to a limit and as far as there is memory.
 *
 * <p>An announced length is believed only so far: memory follows what has arrived, not what was
 * promised.
 */
final class BodyBuffer {

  /** What became of a part. */
  enum Taken {
    WHOLE,
    /** Nothing taken: the body is longer than the limit with it. */
    TOO_LARGE,
    /** Nothing taken: there is no memory for it. */
    NO_MEMORY
  }

  private static final int WITHOUT_LENGTH = 2 * 1024;
  private static final byte[] NOTHING = {};

  private final int limit;
  private final int expected;
  private final int first;
  private final BodyMemory memory;
  private byte[] bytes = NOTHING;
  private int length;
  private int charged;

  /**
   * Empty, and without memory yet.
   *
   * @param announced Content-Length, or a negative number when there is none
   */
  BodyBuffer(int limit, long announced, BodyMemory memory) {
    this.limit = limit;
    this.memory = memory;
    expected = Math.clamp(announced < 0 ? limit : announced, 0, limit);
    first = Math.clamp(announced < 0 ? WITHOUT_LENGTH : announced, 0, BodyMemory.USUAL);
  }

  Taken append(ByteBuf part) {
    int more = part.readableBytes();
    if (more > limit - length) {
      return Taken.TOO_LARGE;
    }
    if (more > bytes.length - length && !grow(length + more)) {
      return Taken.NO_MEMORY;
    }
    part.readBytes(bytes, length, more);
    length += more;
    return Taken.WHOLE;
  }

  /** While it is copied there are two arrays, and both are paid for. */
  private boolean grow(int least) {
    int size = Math.max(least, bytes.length == 0 ? first : Math.min(expected, 2 * bytes.length));
    if (!memory.take(size)) {
      return false;
    }
    byte[] larger = length == 0 ? new byte[size] : Arrays.copyOf(bytes, size);
    memory.give(charged);
    bytes = larger;
    charged = size;
    return true;
  }

  /** The body; its memory stays taken until {@link #release}. */
  byte[] bytes() {
    return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
  }

  int length() {
    return length;
  }

  /** Gives the memory back; a second time does nothing. */
  void release() {
    memory.give(charged);
    charged = 0;
    bytes = NOTHING;
  }
}
