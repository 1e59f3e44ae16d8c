package io.feebridge.simulator.body.jodo;

import io.feebridge.simulator.event.Subject.Learner;
import io.feebridge.simulator.institute.Grade;
import io.feebridge.simulator.student.Profile;
import java.util.List;

/** What each family tells of a student, in the order of its samples. */
final class StudentForm {

  static final StudentForm MASTERDATA =
      new StudentForm(
          Member.IDENTIFIER,
          Member.CUSTOM_IDENTIFIER,
          Member.COLLECTOR_CODE,
          Member.GRADE_CODE_FIRST,
          Member.YEARS,
          Member.CONTACTS,
          Member.NOTES);

  static final StudentForm DOWNPAYMENT =
      new StudentForm(
          Member.IDENTIFIER,
          Member.CUSTOM_IDENTIFIER,
          Member.COLLECTOR_CODE,
          Member.GRADE_CODE_FIRST,
          Member.YEARS,
          Member.CONTACTS);

  static final StudentForm PAYMENT =
      new StudentForm(
          Member.IDENTIFIER,
          Member.CUSTOM_IDENTIFIER,
          Member.COLLECTOR_CODE,
          Member.YEARS,
          Member.CONTACTS,
          Member.GRADE_NAME_FIRST);

  static final StudentForm SUBSCRIPTION =
      new StudentForm(
          Member.IDENTIFIER,
          Member.CUSTOM_IDENTIFIER,
          Member.COLLECTOR_CODE,
          Member.FULLNAME,
          Member.YEARS,
          Member.CONTACTS,
          Member.GRADE_NAME_FIRST);

  static final StudentForm MANDATE =
      new StudentForm(
          Member.IDENTIFIER,
          Member.CUSTOM_IDENTIFIER,
          Member.COLLECTOR_CODE,
          Member.FULLNAME,
          Member.YEARS,
          Member.CONTACTS,
          Member.GRADE_SWAPPED,
          Member.NOTES);

  static final StudentForm LOAN =
      new StudentForm(
          Member.IDENTIFIER,
          Member.CUSTOM_IDENTIFIER,
          Member.COLLECTOR_CODE,
          Member.YEARS,
          Member.GRADE_NAME_FIRST);

  static final StudentForm EMI =
      new StudentForm(
          Member.IDENTIFIER,
          Member.CUSTOM_IDENTIFIER,
          Member.COLLECTOR_CODE,
          Member.YEARS,
          Member.CONTACTS,
          Member.GRADE_NAME_FIRST,
          Member.NOTES);

  private final List<Member> members;

  private StudentForm(Member... members) {
    this.members = List.of(members);
  }

  void write(BodyWriter out, Learner learner) {
    out.object(
        "student",
        () -> {
          for (Member member : out.drift().order(members)) {
            member.write(out, learner);
          }
        });
  }

  /** One thing told of a student, or two that always stand together. */
  enum Member {
    IDENTIFIER {
      @Override
      void write(BodyWriter out, Learner learner) {
        out.text("identifier", profile(learner).identifier());
      }
    },
    CUSTOM_IDENTIFIER {
      @Override
      void write(BodyWriter out, Learner learner) {
        out.text("custom_identifier", profile(learner).customIdentifier());
      }
    },
    COLLECTOR_CODE {
      @Override
      void write(BodyWriter out, Learner learner) {
        String code = profile(learner).collector();
        // an institute without branches has no code
        out.text("collector_code", code.isEmpty() || out.drift().strays(4) ? null : code);
      }
    },
    FULLNAME {
      @Override
      void write(BodyWriter out, Learner learner) {
        out.text("fullname", profile(learner).fullname());
      }
    },
    YEARS {
      @Override
      void write(BodyWriter out, Learner learner) {
        out.number("academic_year_start", profile(learner).yearStart());
        out.number("academic_year_end", profile(learner).yearEnd());
      }
    },
    CONTACTS {
      @Override
      void write(BodyWriter out, Learner learner) {
        out.text("primary_contact_number", profile(learner).contactNumber());
        out.text("primary_contact_email", profile(learner).contactEmail());
      }
    },
    GRADE_CODE_FIRST {
      @Override
      void write(BodyWriter out, Learner learner) {
        grade(out, learner.grade(), "code", learner.grade().code(), "name", learner.grade().name());
      }
    },
    GRADE_NAME_FIRST {
      @Override
      void write(BodyWriter out, Learner learner) {
        grade(out, learner.grade(), "name", learner.grade().name(), "code", learner.grade().code());
      }
    },
    /** As in the samples of the mandate events: the code stands under name, the name under code. */
    GRADE_SWAPPED {
      @Override
      void write(BodyWriter out, Learner learner) {
        grade(out, learner.grade(), "name", learner.grade().code(), "code", learner.grade().name());
      }
    },
    NOTES {
      @Override
      void write(BodyWriter out, Learner learner) {
        out.notes(learner.student().notes());
      }
    };

    abstract void write(BodyWriter out, Learner learner);

    private static Profile profile(Learner learner) {
      return learner.student().profile();
    }

    /** An object of two members; strayed, the two are swapped, or the code stands alone as text. */
    private static void grade(
        BodyWriter out, Grade grade, String first, String one, String second, String other) {
      int form = out.drift().strays(3) ? 1 + out.drift().among(2) : 0;
      switch (form) {
        case 1 -> out.text("grade", grade.code());
        case 2 -> gradeObject(out, first, other, second, one);
        default -> gradeObject(out, first, one, second, other);
      }
    }

    private static void gradeObject(
        BodyWriter out, String first, String one, String second, String other) {
      out.object(
          "grade",
          () -> {
            out.text(first, one);
            out.text(second, other);
          });
    }
  }
}
