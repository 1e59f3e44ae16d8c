package io.feebridge.ingress.reprojecting;

/** The topics cannot be read now. */
public final class KeptRecordsUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param cause a word or the name of a class, never text of a record
   */
  public KeptRecordsUnavailable(String cause) {
    super(cause);
  }
}
