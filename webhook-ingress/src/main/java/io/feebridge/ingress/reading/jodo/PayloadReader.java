package io.feebridge.ingress.reading.jodo;

import io.feebridge.ingress.part.Application;
import io.feebridge.ingress.part.Contact;
import io.feebridge.ingress.part.Disbursement;
import io.feebridge.ingress.part.Instalment;
import io.feebridge.ingress.part.Mandate;
import io.feebridge.ingress.part.Order;
import io.feebridge.ingress.part.Payment;
import io.feebridge.ingress.part.Student;
import io.feebridge.ingress.part.Subscription;
import io.feebridge.ingress.reading.Unread;
import io.feebridge.ingress.value.UnreadReason;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads the parts of a payload, in any order and whatever the event, whose code may stand behind
 * the payload. A part is looked for in the payload itself and in the objects within it, never
 * inside arrays.
 */
final class PayloadReader {

  /** Objects within objects, deeper than which no part is looked for. */
  private static final int MAX_DEPTH = 8;

  /** Nothing is looked for under a longer name: it would stand in the pointer of each note. */
  static final int MAX_NAME = 128;

  private final JsonParser parser;
  private final Fields fields;
  private int depth;

  private final Found<String> jodoStudentId = new Found<>();
  private final Found<String> orderId = new Found<>();
  private final Found<StudentReader.Told> student = new Found<>();
  private final Found<Payment> payment = new Found<>();
  private final Found<Order> order = new Found<>();
  private final Found<Subscription> subscription = new Found<>();
  private final Found<Mandate> mandate = new Found<>();
  private final Found<List<Instalment>> schedule = new Found<>();
  private final Found<Application> application = new Found<>();
  private final Found<Disbursement> disbursement = new Found<>();
  private final Found<List<Disbursement>> disbursements = new Found<>();
  private String placeOfDisbursements = Unread.PAYLOAD;

  PayloadReader(JsonParser parser, Fields fields) {
    this.parser = parser;
    this.fields = fields;
  }

  void read() {
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      parser.nextToken();
      member(name, fields);
    }
  }

  /** A member that the part it stands in has no field for: another part may stand there. */
  void beside(String name) {
    member(name, null);
  }

  @Nullable Student student() {
    StudentReader.Told told = student.taken(fields);
    String id = jodoStudentId.taken(fields);
    if (id == null) {
      return told == null ? null : told.student();
    }
    return (told == null ? Student.NOBODY : told.student()).named(id);
  }

  /** To be asked after {@link #student()}, which takes over the other notes. */
  Contact contact() {
    StudentReader.Told told = student.taken(fields.apart());
    if (told == null) {
      return Contact.NONE;
    }
    told.unreadOfContact().forEach(one -> fields.note(one.pointer(), one.text(), one.reason()));
    return told.contact();
  }

  @Nullable Payment payment() {
    return payment.taken(fields);
  }

  @Nullable Order order() {
    Order told = order.taken(fields);
    String id = orderId.taken(fields);
    return id == null ? told : (told == null ? Order.NOTHING : told).named(id);
  }

  @Nullable Subscription subscription() {
    return subscription.taken(fields);
  }

  @Nullable Mandate mandate() {
    return mandate.taken(fields);
  }

  List<Instalment> schedule() {
    List<Instalment> told = schedule.taken(fields);
    return told == null ? List.of() : told;
  }

  @Nullable Application application() {
    return application.taken(fields);
  }

  /** The one tranche, also where it stands alone in a list; of several none is chosen. */
  @Nullable Disbursement disbursement() {
    Disbursement told = disbursement.taken(fields);
    List<Disbursement> several = disbursements.taken(fields);
    if (told != null || several == null) {
      return told;
    }
    if (several.size() > 1) {
      fields.note(placeOfDisbursements, null, UnreadReason.OTHER);
      return null;
    }
    return several.getFirst();
  }

  /** The tranches, also the one that stands outside a list. */
  List<Disbursement> disbursements() {
    List<Disbursement> told = disbursements.taken(fields);
    Disbursement one = disbursement.taken(fields);
    if (told == null) {
      return one == null ? List.of() : List.of(one);
    }
    return one == null || told.contains(one)
        ? told
        : Stream.concat(told.stream(), Stream.of(one)).toList();
  }

  /**
   * Reads one member, wherever it stands.
   *
   * @param here notes of the payload itself; null deeper in it
   */
  private void member(String name, @Nullable Fields here) {
    switch (name) {
      case "jodo_student_id" -> text(jodoStudentId, here);
      case "order_id" -> text(orderId, here);
      case "student" -> object(student, here, f -> StudentReader.read(parser, f, this));
      case "payment" -> object(payment, here, f -> PaymentReader.read(parser, f, this));
      case "order" -> object(order, here, f -> OrderReader.read(parser, f, this));
      case "subscription" ->
          object(subscription, here, f -> new PlanReader(parser, f, this).subscription());
      case "mandate" -> object(mandate, here, f -> new PlanReader(parser, f, this).mandate());
      case "payment_schedule" ->
          array(schedule, here, f -> new PlanReader(parser, f, this).schedule());
      case "application" ->
          object(application, here, f -> new LoanReader(parser, f, this).application());
      case "disbursement" ->
          object(disbursement, here, f -> new LoanReader(parser, f, this).disbursement());
      case "disbursements" -> {
        placeOfDisbursements = fields.pointer();
        array(disbursements, here, f -> new LoanReader(parser, f, this).disbursements());
      }
      default -> within(name);
    }
  }

  private void text(Found<String> found, @Nullable Fields here) {
    if (here != null) {
      found.here(here.text());
    } else if (parser.currentToken().isScalarValue()) {
      Fields apart = fields.apart();
      found.elsewhere(apart.text(), apart);
    } else {
      parser.skipChildren();
    }
  }

  private <T> void object(Found<T> found, @Nullable Fields here, Function<Fields, T> reader) {
    if (here == null) {
      apart(found, JsonToken.START_OBJECT, reader);
    } else if (here.isObject()) {
      found.here(reader.apply(here));
    }
  }

  private <T> void array(
      Found<List<T>> found, @Nullable Fields here, Function<Fields, List<T>> reader) {
    if (here == null) {
      apart(found, JsonToken.START_ARRAY, reader);
    } else {
      found.here(someOf(reader.apply(here)));
    }
  }

  /** An empty list leaves its place empty. */
  private static <T> @Nullable List<T> someOf(List<T> entries) {
    return entries.isEmpty() ? null : entries;
  }

  /** What stands deeper and has another shape is something else of that name. */
  private <T> void apart(Found<T> found, JsonToken begin, Function<Fields, T> reader) {
    Fields notes = fields.apart();
    if (notes.isContradicted()) {
      found.elsewhere(null, notes);
    } else if (parser.currentToken() == begin) {
      found.elsewhere(reader.apply(notes), notes);
    } else {
      parser.skipChildren();
    }
  }

  private void within(String unknown) {
    if (parser.currentToken() != JsonToken.START_OBJECT
        || depth == MAX_DEPTH
        || unknown.length() > MAX_NAME) {
      parser.skipChildren();
      return;
    }
    depth++;
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      parser.nextToken();
      beside(name);
    }
    depth--;
  }

  /**
   * One part of a payload. Its documented place is the payload itself; where the pages of an event
   * could not be read it may stand deeper, and is taken from there when the documented place is
   * empty. Two different ones deeper down are none: choosing would be a guess.
   */
  private static final class Found<T> {

    private @Nullable T here;
    private @Nullable T elsewhere;
    private @Nullable Fields readElsewhere;
    private boolean ambiguous;

    /** It stands in its documented place. */
    void here(@Nullable T value) {
      here = value;
    }

    /**
     * It stands deeper, and the parser just behind it.
     *
     * @param value null when it could not be read
     * @param apart noted what could not be read of it
     */
    void elsewhere(@Nullable T value, Fields apart) {
      if (value != null && value.equals(elsewhere)) {
        return;
      }
      if (value != null && elsewhere != null) {
        ambiguous = true;
        apart.note(null, UnreadReason.OTHER);
      }
      elsewhere = value == null ? elsewhere : value;
      if (readElsewhere == null) {
        readElsewhere = apart;
      } else {
        readElsewhere.adopt(apart);
      }
    }

    /** The part, or null; what could not be read of it is added to {@code notes}. */
    @Nullable T taken(Fields notes) {
      if (here != null) {
        return here;
      }
      if (readElsewhere != null) {
        notes.adopt(readElsewhere);
      }
      return ambiguous ? null : elsewhere;
    }
  }
}
