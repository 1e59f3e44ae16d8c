package io.feebridge.simulator.command;

import io.feebridge.simulator.student.Fee;
import io.feebridge.simulator.student.Note;
import io.feebridge.simulator.student.Profile;
import io.feebridge.simulator.student.ProfileChange;
import java.util.List;

/** About students. Done: Jodo's student id. */
public sealed interface StudentCommand extends Command {

  /** Registering branch, identifier and year a second time is a conflict. */
  record RegisterStudent(String registrationId, Profile profile, List<Fee> fees, List<Note> notes)
      implements StudentCommand {}

  record UpdateStudent(String studentId, ProfileChange change) implements StudentCommand {}

  /** Replaces the whole set. */
  record UpdateFees(String studentId, List<Fee> fees) implements StudentCommand {}

  record DropStudent(String studentId) implements StudentCommand {}

  record ActivateStudent(String studentId) implements StudentCommand {}
}
