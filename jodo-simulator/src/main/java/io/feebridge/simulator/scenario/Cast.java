package io.feebridge.simulator.scenario;

import io.feebridge.simulator.clock.BankCalendar;
import io.feebridge.simulator.command.StudentCommand.RegisterStudent;
import io.feebridge.simulator.command.UserCommand.RegisterUser;
import io.feebridge.simulator.institute.Branch;
import io.feebridge.simulator.institute.Code;
import io.feebridge.simulator.institute.Grade;
import io.feebridge.simulator.money.Line;
import io.feebridge.simulator.money.Money;
import io.feebridge.simulator.student.Fee;
import io.feebridge.simulator.student.Note;
import io.feebridge.simulator.student.Profile;
import io.feebridge.simulator.student.Student;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Makes people who never were, and what they owe. */
final class Cast {

  private static final List<String> FIRST =
      List.of(
          "Aarav", "Diya", "Kabir", "Meera", "Rohan", "Sara", "Vihaan", "Zoya", "Ishaan", "Tara");
  private static final List<String> LAST =
      List.of("Sharma", "Iyer", "Khan", "Patel", "Das", "Reddy", "Fernandes", "Singh");

  private final Stage stage;
  private int number;

  Cast(Stage stage) {
    this.stage = stage;
  }

  /** A person with a phone and an address of their own. */
  record Person(int number, String name, String phone, String email) {}

  Person person() {
    number++;
    int n = stage.world().users().size() * 10 + stage.world().orders().size() + number;
    String name = pick(FIRST) + " " + pick(LAST);
    String phone = String.format(Locale.ROOT, "9%09d", 100_000_000 + n);
    return new Person(n, name, phone, "payer" + n + "@example.com");
  }

  /** Registers a parent and a student with fees. */
  Student student() {
    Person person = person();
    String user = stage.must(new RegisterUser(person.name(), person.phone(), person.email()));
    Branch branch = branch();
    Grade grade = pick(branch.grades());
    LocalDate today = BankCalendar.dayOf(stage.world().now());
    int year =
        today.getMonthValue() < Month.APRIL.getValue() ? today.getYear() - 1 : today.getYear();
    Profile profile =
        new Profile(
            branch.collectorCode(),
            pick(FIRST) + " " + person.name().split(" ", -1)[1],
            String.format(Locale.ROOT, "SIM/%d/%06d", year, person.number()),
            null,
            grade.code(),
            false,
            year,
            year + 1,
            LocalDate.of(
                year - 6 - random().nextInt(10),
                1 + random().nextInt(12),
                1 + random().nextInt(28)),
            person.name(),
            person.phone(),
            person.email(),
            null);
    List<Fee> fees = new ArrayList<>();
    for (Line line : lines(branch)) {
      fees.add(new Fee(line.component(), line.amount(), List.of()));
    }
    String id =
        stage.must(
            new RegisterStudent(
                user, profile, fees, List.of(new Note("source", "jodo-simulator"))));
    return stage.world().students().find(id).orElseThrow();
  }

  Branch branch() {
    return pick(stage.world().institute().branches());
  }

  /** One to three components of the branch with odd amounts. */
  List<Line> lines(Branch branch) {
    List<Code> codes = branch.feeComponents();
    int count = 1 + random().nextInt(Math.min(3, codes.size()));
    int first = random().nextInt(codes.size());
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String code = codes.get((first + i) % codes.size()).code();
      lines.add(Line.of(code, new Money(random().nextLong(10_000, 5_000_000))));
    }
    return List.copyOf(lines);
  }

  <T> T pick(List<T> all) {
    return all.get(random().nextInt(all.size()));
  }

  @Nullable String maybe(String text, int percent) {
    return random().nextInt(100) < percent ? text : null;
  }

  private SplittableRandom random() {
    return stage.random();
  }
}
