package io.feebridge.ledger.booking.kafka;

import io.feebridge.messaging.inbox.Verdict;
import io.feebridge.messaging.inbox.Verdict.NotYet;
import io.feebridge.messaging.inbox.Verdict.SetAside;
import io.feebridge.schemas.wire.SchemaRegistryException;
import io.feebridge.schemas.wire.UndecodableRecordException;
import io.feebridge.schemas.wire.UnknownSchemaIdException;
import java.io.EOFException;
import java.io.IOException;
import org.apache.kafka.common.errors.ApiException;

/**
 * What to do with a record that the deserializer did not read: waited for where a registry is the
 * cause, set aside where the record is. Whatever a deserializer throws has its place here, because
 * the genuine Confluent class throws more than Kafka's interface promises.
 */
final class UnreadRecords {

  private UnreadRecords() {}

  static <T> Verdict<T> verdict(RuntimeException failure) {
    return switch (failure) {
      case UndecodableRecordException ignored -> new SetAside<>(Refusal.UNDECODABLE.code(), null);
      case UnknownSchemaIdException ignored -> new NotYet<>(Refusal.UNKNOWN_SCHEMA.code());
      case SchemaRegistryException ignored -> new NotYet<>(Refusal.REGISTRY_AWAY.code());
      default -> byOthers(failure);
    };
  }

  /**
   * The genuine class: a registry that refuses or fails is one of Kafka's exceptions for its own
   * wire, one that is away an input error, an id it does not hold a {@code RestClientException}.
   */
  private static <T> Verdict<T> byOthers(RuntimeException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ApiException
          || (cause instanceof IOException && !(cause instanceof EOFException))) {
        return new NotYet<>(Refusal.REGISTRY_AWAY.code());
      }
      if (cause.getClass().getSimpleName().equals("RestClientException")) {
        return new NotYet<>(Refusal.UNKNOWN_SCHEMA.code());
      }
    }
    return new SetAside<>(Refusal.UNDECODABLE.code(), null);
  }
}
