package io.feebridge.ingress.collector.spring;

/** A setting of a collector that this service must not start with. */
public final class UnsafeCollectorException extends RuntimeException {

  private final String setting;
  private final String action;

  /**
   * @param setting full name of the setting
   * @param reason what is wrong with it, without its value
   * @param action what to do about it
   */
  UnsafeCollectorException(String setting, String reason, String action) {
    super("%s %s".formatted(setting, reason));
    this.setting = setting;
    this.action = action;
  }

  public String setting() {
    return setting;
  }

  String action() {
    return action;
  }
}
