package io.feebridge.simulator;

/** People of the demo's main branch, made by commands. */
final class Cast {

  static final String BRANCH = "81c6b473c138";

  private Cast() {}

  /** A student of a payer; Jodo's id. */
  static String student(RunningSimulator simulator, String identifier) throws Exception {
    String user =
        simulator.done(
            "{\"do\":\"register-user\",\"name\":\"A\",\"phone\":\"9876543210\",\"email\":\"a@example.com\"}");
    return simulator.done(registration(user, identifier));
  }

  /** The command that registers a student of that payer. */
  static String registration(String user, String identifier) {
    return """
        {"do":"register-student","registration_id":"%s","profile":{"collector":"%s","fullname":"R","identifier":"%s",
         "grade":"M1BLUE","new_admission":false,"year_start":2025,"year_end":2026,"date_of_birth":"2015-01-02",
         "contact_name":"A","contact_number":"9876543210","contact_email":"a@example.com"}}
        """
        .formatted(user, BRANCH, identifier);
  }

  /** Pays tuition; the payment's id. */
  static String pay(RunningSimulator simulator, String student, String rupees) throws Exception {
    return simulator.done(
        """
        {"do":"pay-student","student_id":"%s","mode":"UPI","result":"SUCCEEDS",
         "lines":[{"component":"TUITION_FEE","amount":"%s"}]}
        """
            .formatted(student, rupees));
  }
}
