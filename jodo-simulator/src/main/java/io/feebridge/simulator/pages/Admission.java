package io.feebridge.simulator.pages;

import io.feebridge.simulator.student.Student;
import io.feebridge.simulator.user.AccessToken;
import io.feebridge.simulator.user.User;
import io.feebridge.simulator.world.World;
import java.util.List;
import java.util.Optional;

/** Whether an access token lets somebody in. */
public sealed interface Admission {

  /**
   * It does.
   *
   * @param user who came
   * @param students those this user pays for, oldest first
   */
  record Admitted(User user, List<Student> students) implements Admission {

    /** One of them. */
    public Optional<Student> student(String id) {
      return students.stream().filter(s -> s.id().equals(id)).findFirst();
    }
  }

  /** It does not, for a reason a payer can read. */
  record Refused(String why) implements Admission {}

  /** Looks a token up; it is good until the instant at which it expires. */
  static Admission of(World world, String token) {
    Optional<AccessToken> found = world.users().tokens().find(token);
    if (found.isEmpty()) {
      return new Refused("Nobody was given this access token. Go back and come again.");
    }
    if (!world.now().isBefore(found.get().expiresAt())) {
      return new Refused("This access token has expired. Go back and come again.");
    }
    String registration = found.get().registrationId();
    return new Admitted(
        world.users().find(registration).orElseThrow(),
        world.students().all().stream()
            .filter(s -> s.registrationId().equals(registration))
            .toList());
  }
}
