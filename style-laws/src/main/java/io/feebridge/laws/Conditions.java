package io.feebridge.laws;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What no class may do, as far as ArchUnit has no words for it. */
final class Conditions {

  private static final Pattern EMPTY_NAMES =
      Pattern.compile(".*(Impl|Utils?|Helper|Manager|Dto)$|^Common.*|^(Abstract)?Base[A-Z].*");

  private static final Set<String> FLOATING =
      Set.of("double", "float", "java.lang.Double", "java.lang.Float");

  private Conditions() {}

  static ArchCondition<JavaClass> haveAnEmptyName() {
    return condition(
        "have an empty name",
        c ->
            EMPTY_NAMES.matcher(c.getSimpleName()).matches()
                ? Stream.of(c.getName() + " does not say what it is")
                : Stream.of());
  }

  static ArchCondition<JavaClass> importAnotherTechnology(Packages packages) {
    return condition(
        "import another technology",
        c ->
            c.getDirectDependenciesFromSelf().stream()
                .filter(
                    d -> {
                      String other = packages.adapterOf(d.getTargetClass());
                      return other != null && !other.equals(packages.adapterOf(c));
                    })
                .map(d -> d.getDescription()));
  }

  static ArchCondition<JavaClass> declareFloatingPoint() {
    return condition(
        "declare floating point",
        c ->
            Stream.concat(
                c.getFields().stream()
                    .filter(f -> isFloating(f.getRawType()))
                    .map(f -> f.getFullName() + " is floating point"),
                c.getMethods().stream()
                    .filter(
                        m ->
                            isFloating(m.getRawReturnType())
                                || m.getRawParameterTypes().stream()
                                    .anyMatch(Conditions::isFloating))
                    .map(m -> m.getFullName() + " takes or gives floating point")));
  }

  /** A second implementation may be a lambda or stand elsewhere; the pair side by side may not. */
  static ArchCondition<JavaClass> haveOneImplementationBesideThem() {
    return condition(
        "have one implementation, beside them",
        c -> {
          List<JavaClass> all =
              c.getAllSubclasses().stream().filter(sub -> !sub.isInterface()).toList();
          boolean beside =
              all.size() == 1 && all.getFirst().getPackageName().equals(c.getPackageName());
          return beside
              ? Stream.of(c.getName() + " has " + all.getFirst().getName() + " alone")
              : Stream.of();
        });
  }

  private static boolean isFloating(JavaClass type) {
    return FLOATING.contains(type.getBaseComponentType().getName());
  }

  /** Each text is one violation; the law that uses the condition forbids it with noClasses(). */
  private static ArchCondition<JavaClass> condition(
      String description, Function<JavaClass, Stream<String>> violations) {
    return new ArchCondition<>(description) {
      @Override
      public void check(JavaClass item, ConditionEvents events) {
        violations
            .apply(item)
            .forEach(text -> events.add(SimpleConditionEvent.satisfied(item, text)));
      }
    };
  }
}
