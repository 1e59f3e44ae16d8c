package io.feebridge.simulator.api.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/** Finds the operation that a method and a path mean. */
final class Paths {

  /** What was found. */
  sealed interface Found {}

  /** An operation, with the decoded variables of its path. */
  record Match(Operation operation, Map<String, String> variables) implements Found {}

  /** The path of an operation, called by a method that it does not have. */
  record OtherMethod() implements Found {}

  /** No path of the API. */
  record Nothing() implements Found {}

  private final List<Operation> operations;

  /**
   * The paths of all operations that are switched on.
   *
   * @param undocumented whether those are there that today's documentation does not have
   */
  Paths(boolean undocumented) {
    operations =
        Arrays.stream(Operation.values()).filter(o -> undocumented || o.isDocumented()).toList();
  }

  /** Fixed segments win over variables: {@code register} is no id. */
  Found find(HttpMethod method, String rawPath) {
    List<String> segments = segments(rawPath.substring(Operation.BASE.length()));
    List<Match> matches = new ArrayList<>();
    for (Operation operation : operations) {
      Map<String, String> variables = variables(segments(operation.path()), segments);
      if (variables != null) {
        matches.add(new Match(operation, variables));
      }
    }
    for (Match match : matches) {
      if (match.operation().method().equals(method)) {
        return match;
      }
    }
    return matches.isEmpty() ? new Nothing() : new OtherMethod();
  }

  private static List<String> segments(String path) {
    return Arrays.stream(path.split("/", -1)).skip(1).toList();
  }

  private static @Nullable Map<String, String> variables(List<String> pattern, List<String> path) {
    if (pattern.size() != path.size()) {
      return null;
    }
    Map<String, String> variables = new LinkedHashMap<>();
    for (int i = 0; i < pattern.size(); i++) {
      String expected = pattern.get(i);
      String segment = path.get(i);
      if (expected.startsWith(":") && !segment.isEmpty()) {
        variables.put(expected.substring(1), decoded(segment));
      } else if (!expected.equals(segment)) {
        return null;
      }
    }
    return variables;
  }

  /** Ids may hold anything once they are escaped; a plus is a plus in a path. */
  private static String decoded(String segment) {
    try {
      return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return segment;
    }
  }
}
