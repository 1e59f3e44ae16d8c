package io.feebridge.systemtests.simulator;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;

/** What a program can judge of WCAG 2.2 AA: contrast, names, roles. */
final class Accessible {

  private static final List<String> RULES =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

  private Accessible() {}

  /** Each rule that the page breaks, in words, with the elements. */
  static List<String> violations(Page page) {
    return new AxeBuilder(page)
        .withTags(RULES).analyze().getViolations().stream().map(Accessible::words).toList();
  }

  private static String words(Rule rule) {
    return rule.getId()
        + ": "
        + rule.getHelp()
        + rule.getNodes().stream().map(n -> "\n   " + n.getHtml()).distinct().toList();
  }
}
