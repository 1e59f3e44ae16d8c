package io.feebridge.ingress.delivery;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The W3C trace context header of a request. */
final class Traceparent {

  private static final Pattern FORM =
      Pattern.compile("[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

  private Traceparent() {}

  /** The header's value when it stands once and is well formed, else null. */
  static @Nullable String among(List<String> values) {
    return values.size() == 1 && FORM.matcher(values.getFirst()).matches()
        ? values.getFirst()
        : null;
  }
}
