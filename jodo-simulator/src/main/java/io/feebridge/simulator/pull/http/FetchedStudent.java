package io.feebridge.simulator.pull.http;

import io.feebridge.simulator.command.Outcome.Field;
import io.feebridge.simulator.command.PlanCommand.Proposed;
import io.feebridge.simulator.command.PullCommand;
import io.feebridge.simulator.command.PullCommand.FetchFailed;
import io.feebridge.simulator.command.PullCommand.StudentFetched;
import io.feebridge.simulator.form.http.FeeForm;
import io.feebridge.simulator.form.http.Form;
import io.feebridge.simulator.form.http.JsonText;
import io.feebridge.simulator.form.http.ScheduleForm;
import io.feebridge.simulator.student.Fee;
import io.feebridge.simulator.student.ProfileChange;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads an institute's answer. Jodo's page of it was never seen whole: this takes the names of the
 * push API, with {@code status} and {@code data} around them or without.
 */
final class FetchedStudent {

  private static final int LONGEST_MESSAGE = 200;

  private FetchedStudent() {}

  static PullCommand read(String questionId, int status, byte[] body, long millis) {
    JsonNode answer = JsonText.read(body);
    if (answer == null) {
      return new FetchFailed(questionId, "HTTP " + status + ", and the answer is no JSON", millis);
    }
    if (status < 200 || status > 299) {
      return new FetchFailed(questionId, "HTTP " + status + refusal(answer), millis);
    }
    return read(questionId, answer.has("data") ? answer.path("data") : answer, millis);
  }

  private static PullCommand read(String questionId, JsonNode data, long millis) {
    Form form = Form.of(data);
    ProfileChange profile = form.has("student") ? profile(form.object("student")) : null;
    List<Fee> fees =
        form.has("fee_components") ? form.listIfGiven("fee_components", FeeForm::read) : null;
    List<Proposed> schedule =
        form.has("payment_schedule")
            ? form.listIfGiven("payment_schedule", ScheduleForm::read)
            : null;
    if (profile == null) {
      form.wrong("student", "field required");
    }
    return form.problems().isEmpty()
        ? new StudentFetched(questionId, profile, fees, schedule, millis)
        : new FetchFailed(
            questionId, "the answer cannot be read: " + list(form.problems()), millis);
  }

  private static ProfileChange profile(Form form) {
    return new ProfileChange(
        form.textIfGiven("fullname"),
        form.textIfGiven("identifier"),
        form.textIfGiven("custom_identifier"),
        form.textIfGiven("grade"),
        form.flagIfGiven("new_admission"),
        form.dateIfGiven("date_of_birth"),
        form.textIfGiven("primary_contact_name"),
        form.phoneIfGiven("primary_contact_number"),
        form.emailIfGiven("primary_contact_email"));
  }

  private static String list(List<Field> problems) {
    return problems.stream()
        .map(problem -> problem.key() + " " + problem.message())
        .collect(Collectors.joining(", "));
  }

  /** Code and message of an error in Jodo's own form, as far as they are there. */
  private static String refusal(JsonNode answer) {
    String code = text(answer, "code");
    String message = text(answer, "message");
    String told = (code == null ? "" : " " + code) + (message == null ? "" : ": " + message);
    return told.substring(0, Math.min(told.length(), LONGEST_MESSAGE));
  }

  private static @Nullable String text(JsonNode answer, String name) {
    JsonNode value = answer.path(name);
    return value.isString() || value.isNumber() ? value.asString() : null;
  }
}
