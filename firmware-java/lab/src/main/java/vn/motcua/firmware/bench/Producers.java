package vn.motcua.firmware.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import vn.motcua.bridge.journal.GroupCommit;
import vn.motcua.bridge.journal.Stamped;

/**
 * Eight threads that append side by side with group commit, each waiting until what it gave is on
 * the disk before it gives more.
 *
 * @param threads {@value #COUNT} of them
 * @param requests how often each of them gives
 */
record Producers(ExecutorService threads, int requests) implements AutoCloseable {
  static final int COUNT = 8;

  static Producers giving(int requests) {
    return new Producers(Executors.newFixedThreadPool(COUNT), requests);
  }

  /** Gives {@code handful} events at a time; returns how many are on the disk. */
  int append(GroupCommit.Appender to, int handful) throws InterruptedException {
    GroupCommit group = new GroupCommit(to);
    Callable<Integer> producer = () -> produce(group, handful);
    int appended = 0;
    for (Future<Integer> each : threads.invokeAll(Collections.nCopies(COUNT, producer))) {
      try {
        appended += each.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException("a producer failed", e.getCause());
      }
    }
    return appended;
  }

  private int produce(GroupCommit group, int handful) {
    int appended = 0;
    for (int i = 0; i < requests; i++) {
      List<Stamped> batch = new ArrayList<>(handful);
      for (int j = 0; j < handful; j++) {
        batch.add(JournalBench.stamped(i * handful + j));
      }
      appended += group.append(batch).size();
    }
    return appended;
  }

  @Override
  public void close() {
    threads.close();
  }
}
