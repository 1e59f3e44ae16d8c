package io.feebridge.schemas.wire;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;

/**
 * Asks another source once for each id and each schema. What it refused is asked again: it may have
 * been registered since.
 */
final class CachedSchemas implements SchemaSource {

  private record Registered(String subject, Schema schema) {}

  private final SchemaSource source;
  private final Map<Registered, Integer> ids = new ConcurrentHashMap<>();
  private final Map<Integer, Schema> schemas = new ConcurrentHashMap<>();

  CachedSchemas(SchemaSource source) {
    this.source = source;
  }

  @Override
  public int idOf(String subject, Schema schema) {
    return ids.computeIfAbsent(
        new Registered(subject, schema), r -> source.idOf(r.subject(), r.schema()));
  }

  @Override
  public Schema schemaOf(int id) {
    return schemas.computeIfAbsent(id, source::schemaOf);
  }

  @Override
  public void close() {
    source.close();
  }
}
