package io.feebridge.schemas.wire;

import org.apache.avro.util.ClassSecurityValidator;

/**
 * The classes generated from our schemas, which Avro must be told to trust.
 *
 * <p>Avro makes objects of no class it was not told to trust, because a schema names classes and a
 * schema may come from elsewhere. This concerns readers, and builders that fill in defaults.
 */
public final class GeneratedClasses {

  private static final String PACKAGE = "io.feebridge.schemas";

  static {
    ClassSecurityValidator.setGlobal(
        ClassSecurityValidator.composite(
            ClassSecurityValidator.getGlobal(), type -> type.getPackageName().equals(PACKAGE)));
  }

  private GeneratedClasses() {}

  /**
   * Tells Avro to trust them, for the whole JVM; what it trusted before stays trusted. Configuring
   * a serializer or deserializer does it too, so only code that builds records before either needs
   * this. More than once does no harm.
   */
  public static void trust() {
    // loading this class did it
  }
}
