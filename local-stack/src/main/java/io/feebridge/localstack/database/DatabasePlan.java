package io.feebridge.localstack.database;

import java.util.List;

/**
 * The database of a stack and who may log in to it.
 *
 * @param database its name
 * @param roles in the order in which they are made
 */
public record DatabasePlan(String database, List<Role> roles) {

  /**
   * One login role.
   *
   * @param name of the role
   * @param password of the demo; production brings its own
   * @param createsSchemas whether it runs migrations; a role that does not may only use what it is
   *     granted
   */
  public record Role(String name, String password, boolean createsSchemas) {}

  /** Copies the roles. */
  public DatabasePlan {
    roles = List.copyOf(roles);
  }
}
