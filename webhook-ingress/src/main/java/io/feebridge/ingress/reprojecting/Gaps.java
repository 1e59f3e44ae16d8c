package io.feebridge.ingress.reprojecting;

import io.feebridge.ingress.reading.Report;
import io.feebridge.ingress.reading.Unread;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a reading left unread of a body. Not how much: a later version may read one field more and
 * note two that an older one passed over.
 *
 * @param pointers of the fields; null for all of the body
 */
public record Gaps(@Nullable Set<String> pointers) {

  /** Of a body that no record of ours carried. */
  public static final Gaps EVERYTHING = new Gaps(null);

  static Gaps of(Report report) {
    return new Gaps(report.unread().stream().map(Unread::pointer).collect(Collectors.toSet()));
  }

  /** Whether the reading left nothing unread. */
  public boolean isNone() {
    return pointers != null && pointers.isEmpty();
  }

  /** Whether {@code other}, of the same body, is of a reading that reads something of these. */
  boolean areNarrowedBy(Gaps other) {
    if (pointers == null) {
      return other.pointers != null;
    }
    return other.pointers != null && !other.pointers.containsAll(pointers);
  }
}
