package io.feebridge.localstack.service;

/**
 * A port beside those that every service has.
 *
 * @param word behind that of the service, such as {@code operator}
 * @param port usual number
 * @param setting by which the service is told its number
 * @param says what a person finds there, and by which credentials of the demo
 */
public record FurtherPort(String word, int port, String setting, String says) {

  FurtherPort plus(int between) {
    return new FurtherPort(word, port + between, setting, says);
  }
}
