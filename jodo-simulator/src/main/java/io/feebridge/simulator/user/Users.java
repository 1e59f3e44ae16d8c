package io.feebridge.simulator.user;

import io.feebridge.simulator.registry.Registry;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** All users and their tokens. */
public final class Users extends Registry<User> {

  private final Map<String, String> byContact = new HashMap<>();
  private final Registry<AccessToken> tokens = new Registry<>(AccessToken::token);

  public Users() {
    super(User::registrationId);
  }

  @Override
  public User put(User user) {
    byContact.put(contact(user.phone(), user.email()), user.registrationId());
    return super.put(user);
  }

  /** Who has both this phone and this email. */
  public Optional<User> recognise(String phone, String email) {
    return Optional.ofNullable(byContact.get(contact(phone, email))).flatMap(this::find);
  }

  public Registry<AccessToken> tokens() {
    return tokens;
  }

  private static String contact(String phone, String email) {
    return phone + "|" + email.toLowerCase(java.util.Locale.ROOT);
  }
}
