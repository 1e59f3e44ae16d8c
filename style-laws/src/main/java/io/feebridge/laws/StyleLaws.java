package io.feebridge.laws;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * The laws of one module, as dynamic tests that say what to do instead.
 *
 * <p>Class laws are judged on the module's compiled classes, source laws on its {@code
 * src/main/java}. Generated sources are not judged.
 */
public final class StyleLaws {

  private final String basePackage;
  private final Path sources;
  private final List<String> exempt;

  private StyleLaws(String basePackage, Path sources, List<String> exempt) {
    this.basePackage = basePackage;
    this.sources = sources;
    this.exempt = exempt;
  }

  /**
   * Laws for the module whose classes live below {@code basePackage} and whose sources stand in
   * {@code src/main/java} of the working directory, which Maven sets to the module.
   */
  public static StyleLaws of(String basePackage) {
    return new StyleLaws(basePackage, Path.of("src/main/java"), List.of());
  }

  /**
   * The same laws, with classes that may read the clock, make ids, print or block: the clock and id
   * adapters, and the entry points of command-line programs. Simple class names.
   */
  public StyleLaws allowingSideEffectsIn(String... simpleNames) {
    return new StyleLaws(basePackage, sources, Arrays.asList(simpleNames));
  }

  /** One test a law. */
  public Stream<DynamicTest> tests() {
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
            .withImportOption(location -> !location.contains("/jmh_generated/"))
            .importPackages(basePackage);
    Map<String, ArchRule> rules = ClassLaws.all(basePackage, exempt);
    Stream<DynamicTest> classLaws =
        rules.entrySet().stream()
            .map(law -> DynamicTest.dynamicTest(law.getKey(), () -> law.getValue().check(classes)));
    return Stream.concat(classLaws, SourceLaws.of(sources, basePackage).tests());
  }
}
