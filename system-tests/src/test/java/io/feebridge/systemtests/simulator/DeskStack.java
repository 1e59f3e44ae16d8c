package io.feebridge.systemtests.simulator;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.feebridge.systemtests.StackUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One stack and one browser for all test classes that ask for a {@link Desk}. */
final class DeskStack implements ParameterResolver {

  private static final Path STATE = Path.of("target/desk-stack").toAbsolutePath();

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Desk.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(DeskStack.class))
        .computeIfAbsent(Standing.class, _ -> Standing.start(), Standing.class)
        .desk();
  }

  /** Ends with the test run, and leaves nothing behind. */
  record Standing(Desk desk, Playwright playwright) implements AutoCloseable {

    static Standing start() {
      try {
        deleteOld();
        PlaywrightAssertions.setDefaultAssertionTimeout(Desk.PATIENCE_MS);
        Path chromium = Chromium.find();
        StackUnderTest stack = StackUnderTest.start(STATE);
        Playwright playwright =
            Playwright.create(
                new Playwright.CreateOptions()
                    .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser =
            playwright
                .chromium()
                .launch(
                    new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setArgs(
                            List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
        return new Standing(new Desk(stack, browser), playwright);
      } catch (IOException e) {
        throw new AssertionError("the stack for the browser did not start", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError("interrupted", e);
      }
    }

    @Override
    public void close() throws InterruptedException {
      playwright.close();
      desk.stack().end();
      if (!desk.stack().survivors().isEmpty()) {
        throw new AssertionError("processes left behind: " + desk.stack().survivors());
      }
    }

    private static void deleteOld() throws IOException {
      if (Files.exists(STATE)) {
        try (Stream<Path> tree = Files.walk(STATE)) {
          for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(path);
          }
        }
      }
    }
  }
}
