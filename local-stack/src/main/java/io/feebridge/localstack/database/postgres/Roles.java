package io.feebridge.localstack.database.postgres;

import io.feebridge.localstack.database.DatabasePlan;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Makes the database and its roles; what exists already is left as it is. */
final class Roles {

  private final Connection superuser;

  Roles(Connection superuser) {
    this.superuser = superuser;
  }

  void ensure(DatabasePlan plan) throws SQLException {
    for (DatabasePlan.Role role : plan.roles()) {
      String verb =
          exists("SELECT 1 FROM pg_roles WHERE rolname = ?", role.name()) ? "ALTER" : "CREATE";
      execute(verb + " ROLE %I LOGIN PASSWORD %L", role.name(), role.password());
    }
    if (!exists("SELECT 1 FROM pg_database WHERE datname = ?", plan.database())) {
      execute("CREATE DATABASE %I", plan.database());
      execute("REVOKE ALL ON DATABASE %I FROM PUBLIC", plan.database());
    }
    for (DatabasePlan.Role role : plan.roles()) {
      String rights = role.createsSchemas() ? "CONNECT, CREATE, TEMPORARY" : "CONNECT";
      execute("GRANT " + rights + " ON DATABASE %I TO %I", plan.database(), role.name());
    }
  }

  private boolean exists(String query, String name) throws SQLException {
    try (PreparedStatement statement = superuser.prepareStatement(query)) {
      statement.setString(1, name);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }

  /** Lets the server quote names and literals: these statements take no parameters. */
  private void execute(String template, String... words) throws SQLException {
    String marks = ", ?".repeat(words.length);
    try (PreparedStatement format = superuser.prepareStatement("SELECT format(?" + marks + ")")) {
      format.setString(1, template);
      for (int i = 0; i < words.length; i++) {
        format.setString(i + 2, words[i]);
      }
      try (ResultSet rows = format.executeQuery();
          Statement statement = superuser.createStatement()) {
        rows.next();
        statement.execute(rows.getString(1));
      }
    }
  }
}
