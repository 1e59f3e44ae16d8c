package io.feebridge.simulator.order;

import io.feebridge.simulator.money.Line;
import io.feebridge.simulator.student.Note;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the institute asked for when it made an order, a link or a payment on a page. */
public record OrderRequest(
    OrderKind kind,
    String collector,
    String name,
    String phone,
    String email,
    @Nullable String identifier,
    @Nullable String customIdentifier,
    @Nullable String studentName,
    @Nullable String grade,
    @Nullable String dateOfBirth,
    @Nullable Boolean newAdmission,
    @Nullable Integer yearStart,
    @Nullable Integer yearEnd,
    List<Line> lines,
    @Nullable String callbackUrl,
    @Nullable Instant expiresAt,
    List<Note> notes) {}
