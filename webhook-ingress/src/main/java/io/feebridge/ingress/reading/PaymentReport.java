package io.feebridge.ingress.reading;

import io.feebridge.ingress.part.Application;
import io.feebridge.ingress.part.Disbursement;
import io.feebridge.ingress.part.Order;
import io.feebridge.ingress.part.Payment;
import io.feebridge.ingress.part.Student;
import io.feebridge.ingress.part.Subscription;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a body says about one payment.
 *
 * @param subscription the Flex plan the payment belongs to
 * @param order of {@code order.*}, {@code page.*} and {@code payment_link.*}
 * @param application the loan of {@code cred.loan.disbursed} and {@code cred.emi.debited}
 * @param disbursement the tranche of {@code cred.loan.disbursed}
 */
public record PaymentReport(
    @Nullable String eventId,
    String event,
    @Nullable String version,
    @Nullable Instant occurredAt,
    @Nullable Student student,
    @Nullable Payment payment,
    @Nullable Subscription subscription,
    @Nullable Order order,
    @Nullable Application application,
    @Nullable Disbursement disbursement,
    List<Unread> unread)
    implements Report {}
