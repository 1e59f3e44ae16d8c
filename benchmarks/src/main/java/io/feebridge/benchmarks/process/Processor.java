package io.feebridge.benchmarks.process;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Keeps processes on one processor, so that the server under load has one for itself. Where the
 * machine has no {@code taskset} or only one processor, everything runs anywhere.
 */
public final class Processor {

  private static final boolean CHOOSABLE = Runtime.getRuntime().availableProcessors() > 1 && has();

  private Processor() {}

  /** The command, on that processor alone. */
  public static List<String> only(int number, List<String> command) {
    List<String> pinned = new ArrayList<>();
    if (CHOOSABLE) {
      pinned.addAll(List.of("taskset", "-c", Integer.toString(number)));
    }
    pinned.addAll(command);
    return pinned;
  }

  /** Puts a process with all its threads on every processor but the first. */
  public static void leaveTheFirst(ProcessHandle process) throws IOException, InterruptedException {
    if (CHOOSABLE) {
      String others = "1-" + (Runtime.getRuntime().availableProcessors() - 1);
      int code = run("taskset", "-a", "-c", "-p", others, Long.toString(process.pid()));
      if (code != 0) {
        throw new IOException("process " + process.pid() + " could not be moved");
      }
    }
  }

  /** Whether servers have a processor for themselves. */
  public static boolean isChoosable() {
    return CHOOSABLE;
  }

  private static boolean has() {
    try {
      return run("taskset", "--version") == 0;
    } catch (IOException notThere) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static int run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return process.waitFor(10, TimeUnit.SECONDS) ? process.exitValue() : -1;
  }
}
