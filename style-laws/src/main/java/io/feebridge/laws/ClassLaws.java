package io.feebridge.laws;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.MethodCallTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Laws that compiled classes can answer for. */
final class ClassLaws {

  /** Names of sub-packages that hold adapters: code that speaks to one technology. */
  static final List<String> ADAPTERS = List.of("kafka", "postgres", "http", "jodo", "spring");

  private static final Pattern EMPTY_NAMES =
      Pattern.compile(".*(Impl|Utils?|Helper|Manager|Dto)$|^Common.*|^(Abstract)?Base[A-Z].*");

  private static final Set<String> FORBIDDEN_CALLS =
      Set.of(
          "java.time.Instant.now()",
          "java.time.LocalDate.now()",
          "java.time.LocalDateTime.now()",
          "java.time.ZonedDateTime.now()",
          "java.time.OffsetDateTime.now()",
          "java.util.UUID.randomUUID()",
          "java.lang.System.currentTimeMillis()",
          "java.lang.Thread.sleep(long)",
          "java.lang.Thread.sleep(java.time.Duration)",
          "reactor.core.publisher.Mono.block()",
          "reactor.core.publisher.Mono.block(java.time.Duration)",
          "reactor.core.publisher.Flux.blockFirst()",
          "reactor.core.publisher.Flux.blockLast()");

  private ClassLaws() {}

  static Map<String, ArchRule> all(String base, List<String> exempt) {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    rules.put("domain roots stay free of technology", domainRoots(base));
    rules.put("adapters never import each other", adapters(base));
    rules.put("generated Avro classes live in kafka adapters only", avro(base));
    rules.put("no class has a name that says nothing", names());
    rules.put("clock, ids and sleeping are injected", calls(exempt));
    rules.put("nothing prints", printing(exempt));
    rules.put("feature packages have no cycles", cycles(base));
    return rules;
  }

  private static DescribedPredicate<JavaClass> domainRoot(String base) {
    return describe(
        "a domain root (a feature package that is not a technology)",
        c -> c.getPackageName().startsWith(base + ".") && adapterOf(c) == null);
  }

  private static @org.jspecify.annotations.Nullable String adapterOf(JavaClass c) {
    for (String segment : c.getPackageName().split("\\.", -1)) {
      if (ADAPTERS.contains(segment)) {
        return segment;
      }
    }
    return null;
  }

  private static ArchRule domainRoots(String base) {
    DescribedPredicate<JavaClass> technology =
        describe(
            "technology",
            c -> {
              String name = c.getPackageName();
              boolean ours = name.equals(base) || name.startsWith(base + ".");
              boolean plain =
                  name.startsWith("java.") || name.startsWith("org.jspecify.") || name.isEmpty();
              return ours ? adapterOf(c) != null : !plain && !c.isPrimitive() && !c.isArray();
            });
    return noClasses()
        .that(domainRoot(base))
        .should()
        .dependOnClassesThat(technology)
        .because(
            "a domain root is pure Java: move this code to a sub-package named after its technology")
        .allowEmptyShould(true);
  }

  private static ArchRule adapters(String base) {
    return noClasses()
        .that(describe("an adapter", c -> adapterOf(c) != null))
        .should(
            new com.tngtech.archunit.lang.ArchCondition<JavaClass>("import another technology") {
              @Override
              public void check(JavaClass item, com.tngtech.archunit.lang.ConditionEvents events) {
                item.getDirectDependenciesFromSelf().stream()
                    .filter(d -> d.getTargetClass().getPackageName().startsWith(base))
                    .filter(
                        d -> {
                          String other = adapterOf(d.getTargetClass());
                          return other != null && !other.equals(adapterOf(item));
                        })
                    .forEach(
                        d ->
                            events.add(
                                com.tngtech.archunit.lang.SimpleConditionEvent.satisfied(
                                    item, d.getDescription())));
              }
            })
        .because(
            "adapters meet in the domain: let the domain own a port and wire it in the service's root package")
        .allowEmptyShould(true);
  }

  private static ArchRule avro(String base) {
    return noClasses()
        .that(describe("outside kafka adapters", c -> !"kafka".equals(adapterOf(c))))
        .and()
        .resideInAPackage(base + "..")
        .should()
        .dependOnClassesThat(
            describe(
                "generated Avro classes", c -> c.getPackageName().equals("io.feebridge.schemas")))
        .because("Avro classes are the wire, not the domain: translate in a kafka adapter")
        .allowEmptyShould(true);
  }

  private static ArchRule names() {
    return noClasses()
        .should(
            new com.tngtech.archunit.lang.ArchCondition<JavaClass>("have an empty name") {
              @Override
              public void check(JavaClass item, com.tngtech.archunit.lang.ConditionEvents events) {
                if (EMPTY_NAMES.matcher(item.getSimpleName()).matches()) {
                  events.add(
                      com.tngtech.archunit.lang.SimpleConditionEvent.satisfied(
                          item, item.getName() + " does not say what it is"));
                }
              }
            })
        .because(
            "a name says what the thing is; adapters are named technology and port (PostgresJournal)");
  }

  private static ArchRule calls(List<String> exempt) {
    return noClasses()
        .that(notExempt(exempt))
        .should()
        .callMethodWhere(
            describe(
                "a hidden clock, id or wait",
                (JavaMethodCall call) -> {
                  MethodCallTarget t = call.getTarget();
                  return FORBIDDEN_CALLS.contains(t.getFullName());
                }))
        .because(
            "time comes from an injected java.time.Clock, ids from their adapter, waiting from a library");
  }

  private static ArchRule printing(List<String> exempt) {
    return noClasses()
        .that(notExempt(exempt))
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .because("services log; only command-line entry points print");
  }

  private static DescribedPredicate<JavaClass> notExempt(List<String> exempt) {
    return describe(
        "not exempt",
        c -> exempt.stream().noneMatch(name -> c.getName().matches(".*[.$]" + name + "(\\$.*)?")));
  }

  private static ArchRule cycles(String base) {
    return slices()
        .matching(base + ".(*)..")
        .should()
        .beFreeOfCycles()
        .because("a feature that needs its own caller is one feature, or lacks a port")
        .allowEmptyShould(true);
  }
}
