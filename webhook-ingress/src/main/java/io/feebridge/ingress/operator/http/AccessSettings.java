package io.feebridge.ingress.operator.http;

import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code feebridge.access}: the users of the HTTP APIs, the same in every service.
 *
 * @param users none means that nobody gets in by password
 * @param rolesClaim claim of an OAuth2 access token that lists roles, where an issuer is configured
 */
@ConfigurationProperties("feebridge.access")
public record AccessSettings(
    @DefaultValue List<User> users, @DefaultValue("roles") String rolesClaim) {

  /** What a user may do. */
  public enum Role {
    /** Reads. */
    VIEWER,
    /** Acts, and reads. */
    OPERATOR,
    /** Approves in other services; reads here. */
    APPROVER
  }

  /**
   * One user.
   *
   * @param passwordHash bcrypt, such as {@code $2a$10$…}
   * @param roles at least one
   */
  public record User(String name, String passwordHash, Set<Role> roles) {

    public User {
      if (name.isBlank()
          || roles.isEmpty()
          || !passwordHash.matches("\\$2[aby]\\$\\d\\d\\$.{53}")) {
        throw new IllegalArgumentException(
            "feebridge.access.users: a user needs a name, a bcrypt password-hash and a role");
      }
    }

    /** The name alone: a hash is no text for logs. */
    @Override
    public String toString() {
      return "User[" + name + "]";
    }
  }
}
