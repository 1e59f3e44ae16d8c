package io.feebridge.ingress.publishing.kafka;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

/**
 * Every value that a record holds outside its evidence, by its path, such as order.lines.0.amount.
 */
final class RecordValues {

  private final Map<String, Object> values = new TreeMap<>();

  private RecordValues() {}

  static Map<String, Object> of(IndexedRecord record) {
    RecordValues all = new RecordValues();
    all.record("", record);
    return all.values;
  }

  private void record(String path, IndexedRecord record) {
    for (Schema.Field field : record.getSchema().getFields()) {
      if (!path.isEmpty() || !field.name().equals("evidence")) {
        value(path + field.name(), record.get(field.pos()));
      }
    }
  }

  private void value(String path, Object value) {
    switch (value) {
      case null -> {
        // absent
      }
      case IndexedRecord record -> record(path + ".", record);
      case List<?> list -> {
        for (int i = 0; i < list.size(); i++) {
          value(path + "." + i, list.get(i));
        }
      }
      default -> values.put(path, value);
    }
  }
}
