package io.feebridge.cli.service;

/** The service understood and said no. */
public final class Refused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;

  /**
   * @param status of HTTP, 400 to 499
   * @param words the problem's title and detail
   */
  public Refused(int status, String words) {
    super(status + " " + words);
    this.status = status;
  }

  public int status() {
    return status;
  }
}
