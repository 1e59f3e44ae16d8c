package io.feebridge.localstack.broker.kafka;

import io.feebridge.localstack.broker.BrokerPlan;
import io.feebridge.localstack.process.PartFailed;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.function.IntFunction;
import org.apache.kafka.common.Uuid;

/** The identity that all brokers of a cluster are formatted with. */
public final class ClusterId {

  private ClusterId() {}

  /**
   * The id of the cluster whose nodes' folders are given: that of the first node if it is
   * formatted, else a fresh one.
   *
   * @throws PartFailed when the folders hold another number of brokers than planned: copies are
   *     made when a topic is made, and a lone broker cannot elect itself out of three
   */
  public static String of(BrokerPlan plan, IntFunction<Path> folders) throws IOException {
    boolean first = formatted(folders.apply(1));
    boolean second = formatted(folders.apply(2));
    if (first && second != plan.replicated()) {
      throw new PartFailed(
          "the data are those of %d broker(s): give --brokers %d, or delete them with ./dev reset"
              .formatted(second ? 3 : 1, second ? 3 : 1));
    }
    return first ? idIn(folders.apply(1)) : Uuid.randomUuid().toString();
  }

  static boolean formatted(Path folder) {
    return Files.exists(metaProperties(folder));
  }

  private static String idIn(Path folder) throws IOException {
    Properties meta = new Properties();
    try (Reader in = Files.newBufferedReader(metaProperties(folder))) {
      meta.load(in);
    }
    return meta.getProperty("cluster.id", "");
  }

  private static Path metaProperties(Path folder) {
    return folder.resolve("data").resolve("meta.properties");
  }
}
