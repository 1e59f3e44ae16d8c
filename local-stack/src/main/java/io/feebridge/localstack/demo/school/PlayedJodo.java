package io.feebridge.localstack.demo.school;

import java.time.Duration;
import java.util.List;

/**
 * Jodo, played: used as the institute uses it, as a payer does, and as whoever keeps it running.
 */
public interface PlayedJodo {

  /**
   * A webhook on its way, or arrived.
   *
   * @param body its bytes as text
   * @param answers of the receiver, by attempt
   */
  record Sent(String id, String event, String about, String body, List<Integer> answers) {}

  /** By the API: a payer and a student with fees. Jodo's id of the student. */
  String register(String identifier);

  /** By the API: a Flex plan of a downpayment and two instalments. */
  void propose(String student);

  /** In the dashboard: money the institute took itself. Jodo's id of the payment. */
  String addCash(String student, String transaction);

  /** In the dashboard: the same was a mistake. */
  void cancelCash(String payment);

  /** By the API: an order that is paid at once. Its id. */
  String order();

  /** As the payer: the mandate is given and the downpayment paid. The subscription's id. */
  String setUp(String student);

  /** As the payer: an order is paid by UPI. */
  void pay(String order);

  /** As the bank: an instalment is presented now, and honoured or not. */
  void present(String subscription, int number, boolean honoured);

  /** From now on each webhook is sent twice, and those of a week last first. */
  void beNasty();

  /** Ends that. */
  void beHonest();

  /** Lets its time pass at once. */
  void pass(Duration time);

  /** The newest thousand webhooks in the order of their first attempts; untried ones last. */
  List<Sent> sent();

  /** How many webhooks are not answered yet. */
  int waiting();

  /** Sends one once more, byte for byte. */
  void resend(String id);

  /** What correct books must show now, of the payments that webhooks tell of. */
  List<TruePayment> truth();

  /** How many students there are: the next one's number. */
  int students();
}
