package io.feebridge.ingress.delivery;

import io.feebridge.ingress.publishing.ReceivedHeader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The allow-list of headers that are kept with a delivery. What holds a secret is never kept: not
 * the signature, which the evidence has a place of its own for, no credentials, and not the custom
 * header of the collector, whatever its name.
 */
public final class KeptHeaders {

  /** Most names on the list, and most headers kept of one delivery. */
  public static final int MAX_HEADERS = 32;

  /** Longest value kept, in UTF-16 units; the rest of a longer one is cut off. */
  public static final int MAX_VALUE = 1_024;

  private static final Set<String> SECRET =
      Set.of("x-jodo-signature", "authorization", "proxy-authorization", "cookie", "set-cookie");

  private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9a-z-]{1,64}");

  private final List<String> names;

  /**
   * The headers of these names, case ignored.
   *
   * @throws IllegalArgumentException when a name is none, belongs to a secret, or there are more
   *     than {@link #MAX_HEADERS}
   */
  public KeptHeaders(Collection<String> names) {
    this.names = names.stream().map(name -> name.toLowerCase(Locale.ROOT)).distinct().toList();
    if (this.names.size() > MAX_HEADERS) {
      throw new IllegalArgumentException("has more than %d names".formatted(MAX_HEADERS));
    }
    for (String name : this.names) {
      if (!NAME.matcher(name).matches()) {
        throw new IllegalArgumentException("holds what is no name of a header");
      }
      if (SECRET.contains(name)) {
        throw new IllegalArgumentException("names %s, which holds a secret".formatted(name));
      }
    }
  }

  /** What is kept of this delivery, in the order of the list. */
  public List<ReceivedHeader> of(Delivery delivery) {
    List<ReceivedHeader> kept = new ArrayList<>(names.size());
    for (String name : names) {
      if (delivery.collector().proof().hasSecretIn(name)) {
        continue;
      }
      for (String value : delivery.headers().all(name)) {
        if (kept.size() < MAX_HEADERS) {
          kept.add(new ReceivedHeader(name, cut(value)));
        }
      }
    }
    return kept;
  }

  private static String cut(String value) {
    return value.length() <= MAX_VALUE ? value : value.substring(0, MAX_VALUE);
  }
}
