package io.feebridge.laws;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import java.time.Clock;
import java.util.Set;

/** Calls and method references that make a class depend on more than its arguments. */
final class SideEffects {

  private static final Set<String> METHODS =
      Set.of(
          "java.util.UUID.randomUUID",
          "java.lang.System.currentTimeMillis",
          "java.lang.Thread.sleep",
          "java.util.concurrent.TimeUnit.sleep",
          "reactor.core.publisher.Mono.block",
          "reactor.core.publisher.Mono.blockOptional",
          "reactor.core.publisher.Flux.blockFirst",
          "reactor.core.publisher.Flux.blockLast");

  private SideEffects() {}

  /** Reads the machine's clock, makes an id, sleeps or blocks. */
  static DescribedPredicate<JavaAccess<?>> hidden() {
    return describe(
        "a hidden clock, id or wait",
        access -> METHODS.contains(name(access.getTarget())) || readsTheClock(access.getTarget()));
  }

  /** Writes to standard output or error. */
  static DescribedPredicate<JavaAccess<?>> printing() {
    Set<String> streams = Set.of("java.lang.System.out", "java.lang.System.err");
    return describe(
        "standard output or error",
        access ->
            streams.contains(name(access.getTarget()))
                || (access.getTarget().getName().equals("printStackTrace")
                    && access.getTargetOwner().isAssignableTo(Throwable.class)));
  }

  /** {@code now()} of java.time reads it unless it is given a Clock; {@code new Date()} does. */
  private static boolean readsTheClock(AccessTarget target) {
    if (!(target instanceof CodeUnitAccessTarget unit)) {
      return false;
    }
    if (unit.getFullName().equals("java.util.Date.<init>()")) {
      return true;
    }
    return unit.getName().equals("now")
        && unit.getOwner().getPackageName().startsWith("java.time")
        && unit.getRawParameterTypes().stream().noneMatch(p -> p.isEquivalentTo(Clock.class));
  }

  private static String name(AccessTarget target) {
    return target.getOwner().getName() + "." + target.getName();
  }
}
