package io.feebridge.simulator.api.http.endpoint;

import io.feebridge.simulator.api.http.ApiSettings.StudentIdForm;
import io.feebridge.simulator.api.http.Call;
import io.feebridge.simulator.api.http.Endpoint;
import io.feebridge.simulator.api.http.Operation;
import io.feebridge.simulator.api.http.message.Answer;
import io.feebridge.simulator.api.http.message.Members;
import io.feebridge.simulator.api.http.message.Problem;
import io.feebridge.simulator.command.DirectCommand.AddPayment;
import io.feebridge.simulator.command.StudentCommand.RegisterStudent;
import io.feebridge.simulator.command.StudentCommand.UpdateStudent;
import io.feebridge.simulator.direct.DirectPayment.Channel;
import io.feebridge.simulator.form.http.FeeForm;
import io.feebridge.simulator.form.http.Form;
import io.feebridge.simulator.form.http.OfflineForm;
import io.feebridge.simulator.institute.Branch;
import io.feebridge.simulator.running.Simulator;
import io.feebridge.simulator.student.Fee;
import io.feebridge.simulator.student.Profile;
import io.feebridge.simulator.student.ProfileChange;
import io.feebridge.simulator.student.Student;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Learners: registered with their fees and earlier payments, read, and changed. */
public final class StudentEndpoints {

  private final Asking asking;
  private final StudentIdForm idForm;

  public StudentEndpoints(Simulator simulator, StudentIdForm idForm) {
    asking = new Asking(simulator);
    this.idForm = idForm;
  }

  /** The endpoints by operation. */
  public Map<Operation, Endpoint> all() {
    return Map.of(
        Operation.REGISTER_STUDENT, this::register,
        Operation.GET_STUDENT, this::get,
        Operation.UPDATE_STUDENT, this::update);
  }

  private Mono<Answer> register(Call call) {
    Form form = call.form();
    Form student = form.object("student");
    String collector = student.textIfGiven("collector_code");
    Profile profile = profile(student);
    List<Fee> fees = form.listIfGiven("fee_components", FeeForm::read);
    List<OfflineForm> payments = form.listIfGiven("payments", OfflineForm::ofRegistration);
    return Asking.valid(
        form,
        () ->
            asking.with(
                world -> Branches.of(world.institute(), collector, call.operation()),
                branch ->
                    switch (branch) {
                      case Branches.Unknown unknown -> Mono.just(unknown.problem().answer());
                      case Branches.Known known ->
                          register(call, inBranch(profile, known.branch()), fees, payments, known);
                    }));
  }

  private static Profile profile(Form form) {
    boolean newAdmission = form.flag("new_admission");
    int start = form.year("academic_year_start");
    int end = form.year("academic_year_end");
    if (end != 0 && end <= start) {
      form.wrong("academic_year_end", "ensure this value is greater than academic_year_start");
    }
    return new Profile(
        "",
        form.text("fullname"),
        form.text("identifier"),
        form.textIfGiven("custom_identifier"),
        form.text("grade"),
        newAdmission,
        start,
        end,
        form.date("date_of_birth"),
        form.text("primary_contact_name"),
        form.phone("primary_contact_number"),
        form.email("primary_contact_email"),
        newAdmission ? start : null);
  }

  private static Profile inBranch(Profile profile, Branch branch) {
    return new Profile(
        branch.collectorCode(),
        profile.fullname(),
        profile.identifier(),
        profile.customIdentifier(),
        profile.grade(),
        profile.newAdmission(),
        profile.yearStart(),
        profile.yearEnd(),
        profile.dateOfBirth(),
        profile.contactName(),
        profile.contactNumber(),
        profile.contactEmail(),
        profile.joiningYear());
  }

  /** Payments are looked at before the student is made, so that a refusal leaves nothing behind. */
  private Mono<Answer> register(
      Call call,
      Profile profile,
      List<Fee> fees,
      List<OfflineForm> payments,
      Branches.Known known) {
    Problem problem = problemOf(payments, known.branch(), call.operation());
    if (problem != null) {
      return Mono.just(problem.answer());
    }
    RegisterStudent command =
        new RegisterStudent(call.variable("registration_id"), profile, fees, List.of());
    Answer registered = Answer.success(200);
    return asking.done(
        call,
        command,
        id ->
            Flux.fromIterable(payments)
                .concatMap(
                    payment ->
                        asking.done(
                            call, new AddPayment(id, payment.payment(), Channel.API), registered))
                .filter(answer -> answer.status() != registered.status())
                .next()
                .defaultIfEmpty(Answer.success(200, Members.of("jodo_student_id", idForm.of(id)))));
  }

  private static @Nullable Problem problemOf(
      List<OfflineForm> payments, Branch branch, Operation operation) {
    long transactions = payments.stream().map(p -> p.payment().transactionId()).distinct().count();
    if (transactions != payments.size()) {
      return operation.badRequest("payments", "transaction_id is used more than once");
    }
    return payments.stream()
        .map(payment -> Branches.problemOf(payment, branch, operation))
        .filter(problem -> problem != null)
        .findFirst()
        .orElse(null);
  }

  private Mono<Answer> get(Call call) {
    return asking.ofStudent(
        call,
        (_, student) -> {
          Profile profile = student.profile();
          Members data =
              Members.of("fullname", profile.fullname())
                  .and("identifier", profile.identifier())
                  .and("custom_identifier", profile.customIdentifier())
                  .and("grade", profile.grade())
                  .and("new_admission", profile.newAdmission())
                  .and("academic_year_start", profile.yearStart())
                  .and("academic_year_end", profile.yearEnd())
                  .andDate("date_of_birth", profile.dateOfBirth())
                  .and("collector_code", profile.collector())
                  .andIfGiven("joining_year", profile.joiningYear())
                  .and("primary_contact_name", profile.contactName())
                  .and("primary_contact_number", profile.contactNumber())
                  .and("primary_contact_email", profile.contactEmail())
                  .and(
                      "fee_summary",
                      Members.none()
                          .andNumber("total_fee", student.totalFee())
                          .andNumber("total_discount", student.totalDiscount())
                          .asMap());
          return Answer.success(200, data);
        });
  }

  /** Both fields of the table are required though it is a PATCH; the rest is an old client's. */
  private Mono<Answer> update(Call call) {
    Form form = call.form();
    String gradeLabel = form.textIfGiven("grade_label");
    ProfileChange change =
        new ProfileChange(
            form.text("fullname"),
            form.text("identifier"),
            form.textIfGiven("custom_identifier"),
            null,
            null,
            form.dateIfGiven("date_of_birth"),
            form.textIfGiven("primary_contact_name"),
            form.phoneIfGiven("primary_contact_number"),
            form.emailIfGiven("primary_contact_email"));
    return Asking.valid(
        form,
        () ->
            asking.with(
                world ->
                    world
                        .students()
                        .find(call.studentId())
                        .flatMap(student -> world.institute().branch(student.collector()))
                        .map(branch -> Branches.labelled(branch, change, gradeLabel))
                        .orElse(change),
                labelled ->
                    asking.done(
                        call,
                        new UpdateStudent(call.studentId(), labelled),
                        _ -> asking.ofStudent(call, (_, student) -> updated(student)))));
  }

  /** The table has {@code registration_id} beside the data, not in it. */
  private static Answer updated(Student student) {
    Profile profile = student.profile();
    Members data =
        Members.of("fullname", profile.fullname())
            .and("identifier", profile.identifier())
            .and("grade", profile.grade())
            .and("new_admission", profile.newAdmission())
            .and("academic_year_start", profile.yearStart())
            .and("academic_year_end", profile.yearEnd())
            .andDate("date_of_birth", profile.dateOfBirth())
            .and("primary_contact_name", profile.contactName())
            .and("primary_contact_number", profile.contactNumber())
            .and("primary_contact_email", profile.contactEmail())
            .andIfGiven("joining_year", profile.joiningYear());
    return new Answer(
        200,
        Members.of("status", "success")
            .and("registration_id", student.registrationId())
            .and("data", data.asMap())
            .asMap());
  }
}
