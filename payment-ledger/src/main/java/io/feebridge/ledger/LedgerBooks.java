package io.feebridge.ledger;

import io.feebridge.ledger.booking.BookingPayments;
import io.feebridge.ledger.booking.postgres.PostgresBooks;
import io.feebridge.ledger.booking.spring.LedgerMetrics;
import io.feebridge.ledger.feed.Feed;
import io.feebridge.ledger.feed.FeedGenerations;
import io.feebridge.ledger.payment.PaymentBooks;
import io.feebridge.ledger.payment.postgres.PostgresPaymentBooks;
import io.feebridge.ledger.report.Reports;
import io.feebridge.ledger.report.postgres.PostgresReports;
import io.feebridge.messaging.deadletter.Quarantine;
import io.feebridge.messaging.deadletter.postgres.PostgresQuarantine;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** The books, and those who write and read them. */
@Configuration(proxyBeanMethods = false)
class LedgerBooks {

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  BookingPayments bookingPayments(
      JdbcTemplate jdbc, Feed feed, FeedGenerations generations, Clock clock) {
    return new BookingPayments(new PostgresBooks(jdbc), feed, generations, clock);
  }

  @Bean
  Quarantine quarantine(DataSource dataSource, Clock clock) {
    return new PostgresQuarantine(dataSource, clock);
  }

  @Bean
  TransactionOperations snapshot(PlatformTransactionManager transactions) {
    TransactionTemplate snapshot = new TransactionTemplate(transactions);
    snapshot.setReadOnly(true);
    snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    return snapshot;
  }

  @Bean
  PaymentBooks paymentBooks(
      JdbcTemplate jdbc, Quarantine quarantine, TransactionOperations snapshot) {
    return new PostgresPaymentBooks(jdbc, quarantine, snapshot);
  }

  @Bean
  Reports reports(JdbcTemplate jdbc, TransactionOperations snapshot) {
    return new PostgresReports(jdbc, snapshot);
  }

  @Bean
  LedgerMetrics ledgerMetrics(MeterRegistry registry, JdbcTemplate jdbc) {
    return new LedgerMetrics(
        registry,
        () ->
            jdbc.queryForObject(
                "SELECT count(*) FROM payments WHERE cases IS NOT NULL", Long.class));
  }
}
