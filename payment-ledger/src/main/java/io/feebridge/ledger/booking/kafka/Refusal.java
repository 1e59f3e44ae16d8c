package io.feebridge.ledger.booking.kafka;

import io.feebridge.messaging.inbox.ReasonCode;
import java.util.Locale;

/** Why a record is not booked. The whole set: words for metrics, quarantine and cases. */
public enum Refusal {
  /** The bytes are no record of a known contract. */
  UNDECODABLE,
  /** The record is of a contract that is not a payment's. */
  UNEXPECTED_TYPE,
  /** The collector is no word that a key can begin with. */
  UNUSABLE_COLLECTOR,
  /**
   * An event of a family that Jodo has and this version does not book. It is expected, so no
   * breaker counts it; a version that books the family takes it from the quarantine.
   */
  FAMILY_NOT_BOOKED,
  /** An event that is in no list of Jodo that we know. */
  UNSUPPORTED_EVENT,
  /** The report does not say which payment it is about. */
  NO_PAYMENT_ID,
  /** An amount was there and could not be read, or has more than fifteen digits. */
  UNREADABLE_AMOUNT,
  /** A line, the list of lines or the payment was there and could not be read. */
  UNREADABLE_LINES,
  /** The report tells what settled, and a bank reference in it could not be read. */
  UNREADABLE_SETTLEMENT,
  /** An amount is below zero: no event of Jodo means money back. */
  NEGATIVE_AMOUNT,
  /** The report is about money and names none. */
  NO_AMOUNT,
  /** The report claims to come from the future: a wrong clock would win every contradiction. */
  CLOCK,
  /** Nobody knows the schema yet; set aside when that lasts. */
  UNKNOWN_SCHEMA,
  /** The schema registry does not answer; set aside when that lasts. */
  REGISTRY_AWAY;

  public ReasonCode code() {
    return new ReasonCode(name().toLowerCase(Locale.ROOT));
  }
}
