package io.feebridge.ingress.part;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One order, payment link or page that was paid, as a report describes it, without contact data.
 *
 * @param id Jodo's, which stands beside the order in the body
 * @param name of the payer
 * @param identifier what the order was created with to recognise it by
 * @param status any word, as written
 * @param pupil the student it was created for
 * @param lines in the order of the body
 * @param notes in the order of the body
 */
public record Order(
    @Nullable String id,
    @Nullable String name,
    @Nullable String identifier,
    @Nullable String status,
    @Nullable String transactionId,
    @Nullable Instant paidAt,
    Pupil pupil,
    List<Line> lines,
    List<Note> notes) {

  /**
   * What an order says of the student it was created for; each may be absent.
   *
   * @param gradeCode the code, whether grade is the bare text or an object
   */
  public record Pupil(
      @Nullable String name,
      @Nullable String customIdentifier,
      @Nullable String collectorCode,
      @Nullable String gradeCode,
      @Nullable String gradeName,
      @Nullable Boolean newAdmission,
      @Nullable LocalDate dateOfBirth,
      @Nullable Integer academicYearStart,
      @Nullable Integer academicYearEnd) {

    /** An order that says nothing of a student. */
    public static final Pupil NONE =
        new Pupil(null, null, null, null, null, null, null, null, null);
  }

  /** An order of which a body says nothing. */
  public static final Order NOTHING =
      new Order(null, null, null, null, null, null, Pupil.NONE, List.of(), List.of());

  /** The same order, under this id of Jodo's. */
  public Order named(String jodoId) {
    return new Order(jodoId, name, identifier, status, transactionId, paidAt, pupil, lines, notes);
  }
}
