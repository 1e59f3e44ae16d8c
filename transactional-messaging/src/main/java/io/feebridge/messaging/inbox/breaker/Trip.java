package io.feebridge.messaging.inbox.breaker;

/**
 * What opened a breaker, in numbers.
 *
 * @param setAside how many records were, or would have been, set aside
 * @param seen among how many
 * @param inARow whether they followed each other
 */
public record Trip(int setAside, int seen, boolean inARow) {

  @Override
  public String toString() {
    return inARow
        ? setAside + " records in a row were to be set aside"
        : setAside + " of the last " + seen + " records were to be set aside";
  }
}
