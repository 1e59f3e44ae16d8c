package io.feebridge.ingress.address;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The headers by which proxies tell whom they were called by. */
public enum HopHeader {
  X_FORWARDED_FOR("X-Forwarded-For") {
    @Override
    @Nullable List<String> nodes(String value) {
      return List.of(value.split(",", -1));
    }
  },

  /** RFC 7239. */
  FORWARDED("Forwarded") {
    @Override
    @Nullable List<String> nodes(String value) {
      List<String> hops = split(value, ',');
      if (hops == null) {
        return null;
      }
      List<String> nodes = new ArrayList<>(hops.size());
      for (String hop : hops) {
        nodes.add(node(hop));
      }
      return nodes;
    }
  };

  private final String title;

  HopHeader(String title) {
    this.title = title;
  }

  /** Name of the header. */
  public String title() {
    return title;
  }

  /** One node a hop, the nearest last; null when it cannot be told where a hop begins. */
  abstract @Nullable List<String> nodes(String value);

  /** One node a hop of all values of the header, in the order received; null as for one. */
  @Nullable List<String> hops(List<String> values) {
    List<String> hops = new ArrayList<>();
    for (String value : values) {
      List<String> nodes = nodes(value);
      if (nodes == null) {
        return null;
      }
      hops.addAll(nodes);
    }
    return hops;
  }

  /** What a hop says of whom it was called by; empty when nothing. */
  private static String node(String hop) {
    List<String> pairs = Objects.requireNonNullElse(split(hop, ';'), List.<String>of());
    for (String pair : pairs) {
      int equals = pair.indexOf('=');
      if (equals > 0 && pair.substring(0, equals).strip().equalsIgnoreCase("for")) {
        return pair.substring(equals + 1);
      }
    }
    return "";
  }

  /**
   * The address of a node, which may be quoted, in brackets and with a port; null when it is
   * unknown, hidden ({@code _secret}) or cannot be read.
   */
  static @Nullable Address address(String node) {
    String bare = node.strip();
    if (bare.length() > 1 && bare.startsWith("\"") && bare.endsWith("\"")) {
      bare = bare.substring(1, bare.length() - 1).replace("\\", "").strip();
    }
    if (bare.startsWith("[")) {
      int end = bare.indexOf(']');
      boolean whole = end > 0 && bare.substring(end + 1).matches("(:\\d{1,5})?");
      return whole ? Address.parse(bare.substring(1, end)) : null;
    }
    int colon = bare.indexOf(':');
    boolean port = colon > 0 && bare.indexOf('.') < colon && bare.indexOf('.') > 0;
    if (port && bare.substring(colon).matches(":\\d{1,5}")) {
      return Address.parse(bare.substring(0, colon));
    }
    return Address.parse(bare);
  }

  /**
   * The parts between separators that stand outside quotes; null when a quote is left open. A
   * sender could otherwise open one, and what a proxy appends would be inside it.
   */
  private static @Nullable List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    boolean quoted = false;
    int begin = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && quoted) {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == separator && !quoted) {
        parts.add(text.substring(begin, i));
        begin = i + 1;
      }
    }
    parts.add(text.substring(begin));
    return quoted ? null : parts;
  }
}
