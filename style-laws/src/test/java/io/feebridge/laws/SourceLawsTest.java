package io.feebridge.laws;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The laws of the source text, each at its limit and one line beyond. */
class SourceLawsTest {

  private static final String SENTENCE = "every package says one true sentence and is null-marked";
  private static final String SPEAKING =
      "/** Books. */ @NullMarked package a.b; import org.jspecify.annotations.NullMarked;";

  @TempDir Path sources;

  @BeforeEach
  void aPackageThatKeepsTheLaws() throws IOException {
    Files.createDirectories(sources.resolve("a/b"));
    write("package-info.java", SPEAKING);
  }

  @Test
  void aFileOf299LinesIsFineAndOneOf300IsNot() throws IOException {
    write("A.java", "package a.b; class A {}" + "\n//".repeat(298));
    assertLawful("a file stays under 300 lines");
    write("A.java", "package a.b; class A {}" + "\n//".repeat(299));
    assertBroken("a file stays under 300 lines").hasMessageContaining("A.java has 300 lines");
  }

  @Test
  void aMethodOf39LinesIsFineAndOneOf40IsNot() throws IOException {
    write("A.java", "package a.b; class A { void m() {" + "\n".repeat(38) + "} }");
    assertLawful("a method stays under 40 lines");
    write("A.java", "package a.b; class A { class B { void m() {" + "\n".repeat(39) + "} } }");
    assertBroken("a method stays under 40 lines").hasMessageContaining("B.m has 40 lines");
  }

  @Test
  void aPackageOf12FilesIsFineAndOneOf13IsNot() throws IOException {
    for (int i = 1; i <= 12; i++) {
      write("A" + i + ".java", "package a.b; class A" + i + " {}");
    }
    assertLawful("a package stays under 13 files");
    write("A13.java", "package a.b; class A13 {}");
    assertBroken("a package stays under 13 files").hasMessageContaining("has 13 files");
  }

  @Test
  void aPackageThatSpeaksIsFine() throws IOException {
    assertLawful(SENTENCE);
    write("package-info.java", "/** Books. */ @org.jspecify.annotations.NullMarked package a.b;");
    assertLawful(SENTENCE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "package a.b;",
        "/** Books. */ package a.b;",
        "/** Books. */ package a.b; // @NullMarked",
        "/** Books, not @NullMarked. */ package a.b;",
        "@NullMarked package a.b; import org.jspecify.annotations.NullMarked;",
        "/* Books. */ @NullMarked package a.b; import org.jspecify.annotations.NullMarked;",
        "/** */ @NullMarked package a.b; import org.jspecify.annotations.NullMarked;",
        "/** Books. */ @NullUnmarked package a.b; import org.jspecify.annotations.NullUnmarked;",
      })
  void aSilentOrUnmarkedPackageIsNot(String text) throws IOException {
    write("package-info.java", text);
    assertBroken(SENTENCE).hasMessageContaining("one true sentence and @NullMarked");
  }

  @Test
  void aPackageWithoutInfoIsNot() throws IOException {
    Files.delete(sources.resolve("a/b/package-info.java"));
    write("A.java", "package a.b; class A {}");
    assertBroken(SENTENCE);
  }

  @Test
  void lawsThatWouldJudgeNothingSayIt() {
    assertThatThrownBy(() -> law(SENTENCE, "a.c").getExecutable().execute())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("the laws judged nothing");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(sources.resolve("a/b").resolve(name), text);
  }

  private void assertLawful(String law) {
    assertThatCode(() -> law(law, "a.b").getExecutable().execute()).doesNotThrowAnyException();
  }

  private AbstractThrowableAssert<?, ? extends Throwable> assertBroken(String law) {
    return assertThatThrownBy(() -> law(law, "a.b").getExecutable().execute())
        .isInstanceOf(AssertionError.class);
  }

  private DynamicTest law(String name, String base) {
    return SourceLaws.of(sources, base)
        .tests()
        .filter(test -> test.getDisplayName().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
