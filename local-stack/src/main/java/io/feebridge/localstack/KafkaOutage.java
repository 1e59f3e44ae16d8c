package io.feebridge.localstack;

import io.feebridge.localstack.demo.OutageStory.Messages;
import io.feebridge.localstack.demo.http.IngressSpool;
import io.feebridge.localstack.process.Ending;
import io.feebridge.localstack.process.ProcessRecord;
import io.feebridge.localstack.process.ProcessRecords;
import java.util.List;

/** Every broker of the running stack, held down and released through its supervisor's records. */
final class KafkaOutage implements Messages {

  private final ProcessRecords processes;
  private final IngressSpool spool;
  private final List<String> brokers;

  KafkaOutage(ProcessRecords processes, IngressSpool spool) {
    this.processes = processes;
    this.spool = spool;
    brokers =
        processes.living().stream()
            .map(ProcessRecord::name)
            .filter(name -> name.startsWith("kafka"))
            .toList();
  }

  @Override
  public void stop() {
    brokers.forEach(processes::hold);
    Ending.of(
        processes.living().stream().filter(p -> brokers.contains(p.name())).toList(), Ending.GRACE);
  }

  @Override
  public void start() {
    brokers.forEach(processes::release);
  }

  @Override
  public long spooled() {
    return spool.waiting();
  }
}
