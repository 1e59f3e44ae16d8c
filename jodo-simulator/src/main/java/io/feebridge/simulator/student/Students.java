package io.feebridge.simulator.student;

import io.feebridge.simulator.registry.Registry;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** All students. */
public final class Students extends Registry<Student> {

  private final Map<String, String> byIdentity = new HashMap<>();

  public Students() {
    super(Student::id);
  }

  @Override
  public Student put(Student student) {
    find(student.id()).ifPresent(old -> byIdentity.remove(identity(old.profile())));
    byIdentity.put(identity(student.profile()), student.id());
    return super.put(student);
  }

  /** Who already has branch, identifier and academic year of {@code profile}. */
  public Optional<Student> sameAs(Profile profile) {
    return Optional.ofNullable(byIdentity.get(identity(profile))).flatMap(this::find);
  }

  private static String identity(Profile profile) {
    return profile.collector() + "|" + profile.identifier() + "|" + profile.yearStart();
  }
}
