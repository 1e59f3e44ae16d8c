package io.feebridge.simulator.command;

/** About people. */
public sealed interface UserCommand extends Command {

  /** Creates or recognises, by phone and email. Done: the registration id. */
  record RegisterUser(String name, String phone, String email) implements UserCommand {}

  /** Done: the access token, good for 15 simulated minutes. */
  record IssueToken(String registrationId) implements UserCommand {}
}
