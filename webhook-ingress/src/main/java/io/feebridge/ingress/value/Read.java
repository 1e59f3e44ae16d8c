package io.feebridge.ingress.value;

import org.jspecify.annotations.Nullable;

/**
 * A value as read: either the value, or the reason why there is none.
 *
 * @param value null exactly when {@code reason} is not
 */
public record Read<T>(@Nullable T value, @Nullable UnreadReason reason) {

  static <T> Read<T> as(T value) {
    return new Read<>(value, null);
  }

  static <T> Read<T> not(UnreadReason reason) {
    return new Read<>(null, reason);
  }
}
