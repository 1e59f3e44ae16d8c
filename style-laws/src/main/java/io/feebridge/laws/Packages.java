package io.feebridge.laws;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a package of a module is, by its name: the base package wires and may import everything, a
 * segment below it that names a technology makes an adapter, all else below it is domain.
 */
record Packages(String base) {

  /** Names of sub-packages that hold adapters: code that speaks to one technology. */
  static final List<String> ADAPTERS =
      List.of("kafka", "postgres", "sqlite", "http", "json", "avro", "jodo", "spring");

  boolean isOurs(JavaClass c) {
    return c.getPackageName().equals(base) || c.getPackageName().startsWith(base + ".");
  }

  boolean isDomain(JavaClass c) {
    return c.getPackageName().startsWith(base + ".") && adapterOf(c) == null;
  }

  /** The technology of an adapter; null for the base package, a domain root and foreign classes. */
  @Nullable String adapterOf(JavaClass c) {
    if (!c.getPackageName().startsWith(base + ".")) {
      return null;
    }
    for (String segment : c.getPackageName().substring(base.length() + 1).split("\\.", -1)) {
      if (ADAPTERS.contains(segment)) {
        return segment;
      }
    }
    return null;
  }
}
