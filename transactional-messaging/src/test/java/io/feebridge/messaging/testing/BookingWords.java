package io.feebridge.messaging.testing;

import io.feebridge.messaging.inbox.BatchEffect;
import io.feebridge.messaging.inbox.IncomingRecord;
import io.feebridge.messaging.inbox.ReasonCode;
import io.feebridge.messaging.inbox.SetAsideRecord;
import io.feebridge.messaging.inbox.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Books each record's text as a word. A text {@code size:NAME:N} is booked with that size, which
 * the table refuses for 13; {@code bad:…} is set aside, {@code later:…} cannot be read until {@link
 * #nowReadable}, {@code defect:…} throws in apply, {@code unclassifiable} throws in classify.
 */
public class BookingWords implements BatchEffect<String> {

  private final JdbcTemplate jdbc;
  private final Runnable beforeBooking;
  private final Runnable afterBooking;
  private final Set<String> readable = ConcurrentHashMap.newKeySet();

  public BookingWords(DataSource dataSource) {
    this(dataSource, () -> {}, () -> {});
  }

  public BookingWords(DataSource dataSource, Runnable beforeBooking, Runnable afterBooking) {
    this.jdbc = new JdbcTemplate(dataSource);
    this.beforeBooking = beforeBooking;
    this.afterBooking = afterBooking;
  }

  public void nowReadable(String text) {
    readable.add(text);
  }

  @Override
  public Verdict<String> classify(IncomingRecord record) {
    byte[] value = record.value();
    if (value == null) {
      return new Verdict.SetAside<>(new ReasonCode("no_value"), null);
    }
    String text = new String(value, StandardCharsets.UTF_8);
    if (text.startsWith("bad:")) {
      return new Verdict.SetAside<>(new ReasonCode("unreadable_value"), text.substring(4));
    }
    if (text.startsWith("later:") && !readable.contains(text)) {
      return new Verdict.NotYet<>(new ReasonCode("unknown_schema"));
    }
    if (text.equals("unclassifiable")) {
      throw new IllegalArgumentException("payload " + text);
    }
    return new Verdict.Accepted<>(text, subject(text));
  }

  private static String subject(String text) {
    return text.startsWith("size:") ? text.split(":")[1] : text;
  }

  @Override
  public void apply(List<String> accepted, List<SetAsideRecord> setAside) {
    beforeBooking.run();
    for (SetAsideRecord record : setAside) {
      if (record.subject() != null) {
        jdbc.update("INSERT INTO marks VALUES (?, ?)", record.subject(), record.reason().value());
      }
    }
    for (String text : accepted) {
      if (text.startsWith("defect:")) {
        throw new IllegalStateException("payload " + text);
      }
      int size = text.startsWith("size:") ? Integer.parseInt(text.split(":")[2]) : 1;
      jdbc.update("INSERT INTO words (word, size) VALUES (?, ?)", text, size);
    }
    afterBooking.run();
  }
}
