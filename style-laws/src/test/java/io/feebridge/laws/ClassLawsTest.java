package io.feebridge.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each law catches its violation, says what to do instead, and leaves lawful code alone. */
class ClassLawsTest {

  private static final String UNLAWFUL = "io.feebridge.laws.unlawful";
  private static final String LAWFUL = "io.feebridge.laws.lawful";

  private static final JavaClasses UNLAWFUL_CLASSES = classes(UNLAWFUL);

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      textBlock =
          """
          domain roots stay free of technology | .WiredBooking. | sub-package named after its technology
          domain roots stay free of technology | .LoggingBooking. | kafka, postgres, sqlite, http
          domain roots stay free of technology | .ListeningBooking. | sub-package named
          domain roots do not compute with floating point | FloatingBooking.amount | BigDecimal
          domain roots do not compute with floating point | FloatingSum.add | BigDecimal
          adapters never import each other | kafka.Listener | let the domain own a port
          generated Avro classes live in kafka adapters only | AvroBooking | translate in a kafka adapter
          no class has a name that says nothing | BookingManager | PostgresJournal
          no class has a name that says nothing | BaseBooking | a name says what the thing is
          an interface has two sides | Bookings has | name the class
          clock, ids and sleeping are injected | ClockReader$Now. | java.time.Clock
          clock, ids and sleeping are injected | ClockReader$NowReference. | java.time.Clock
          clock, ids and sleeping are injected | ClockReader$Today. | java.time.Clock
          clock, ids and sleeping are injected | ClockReader$OldDate. | java.time.Clock
          clock, ids and sleeping are injected | ClockReader$Millis. | java.time.Clock
          clock, ids and sleeping are injected | ClockReader$Id. | ids from their adapter
          clock, ids and sleeping are injected | ClockReader$Sleeper. | waiting from a library
          a local date and time is no instant | LocalTime. | use Instant
          nothing prints | Printer$Out. | services log
          nothing prints | Printer$Trace. | services log
          feature packages have no cycles | Slice first | lacks a port
          """,
      delimiter = '|')
  void aLawCatchesItsViolationAndSaysWhatToDo(String law, String culprit, String advice) {
    String report = report(law);
    assertThat(report).contains(culprit).contains(advice);
  }

  @TestFactory
  Stream<DynamicTest> lawfulCodePassesEveryLaw() {
    JavaClasses classes = classes(LAWFUL);
    return ClassLaws.all(LAWFUL, List.of("SystemIds")).entrySet().stream()
        .map(
            law ->
                DynamicTest.dynamicTest(
                    law.getKey(),
                    () ->
                        assertThatCode(() -> law.getValue().check(classes))
                            .doesNotThrowAnyException()));
  }

  @Test
  void onlyTheNamedClassIsExempt() {
    String law = "clock, ids and sleeping are injected";
    JavaClasses classes = classes(LAWFUL);
    assertThat(ClassLaws.all(LAWFUL, List.of()).get(law).evaluate(classes).hasViolation()).isTrue();
    assertThat(ClassLaws.all(LAWFUL, List.of("Ids")).get(law).evaluate(classes).hasViolation())
        .isTrue();
  }

  @Test
  void everyLawHasAFixtureThatBreaksIt() {
    Set<String> broken =
        ClassLaws.all(UNLAWFUL, List.of()).entrySet().stream()
            .filter(law -> law.getValue().evaluate(UNLAWFUL_CLASSES).hasViolation())
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    assertThat(broken).isEqualTo(ClassLaws.all(UNLAWFUL, List.of()).keySet());
  }

  /** A module may itself be named after a technology, as the client of Jodo's API is. */
  @Test
  void aTechnologyInTheNameOfTheModuleMakesNoAdapter() {
    JavaClasses classes = classes(UNLAWFUL + ".booking.kafka");
    ArchRule law =
        ClassLaws.all(UNLAWFUL + ".booking.kafka", List.of())
            .get("adapters never import each other");
    assertThat(law.evaluate(classes).hasViolation()).isFalse();
  }

  private static String report(String law) {
    return ClassLaws.all(UNLAWFUL, List.of())
        .get(law)
        .evaluate(UNLAWFUL_CLASSES)
        .getFailureReport()
        .toString();
  }

  private static JavaClasses classes(String base) {
    return new ClassFileImporter().importPackages(base);
  }
}
