package vn.motcua.devices.fingerprint.module;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import vn.motcua.devices.link.Fault;
import vn.motcua.devices.link.LinkException;

/**
 * Passes work from other threads to the device's thread.
 *
 * <p>At most {@value #WAITING_TASKS_MAX} tasks wait; one more is refused. While no module is ready
 * every task is refused at once, and those that wait when it is lost fail with the same fault: an
 * enrolment must not begin by itself hours later.
 */
public final class ModuleTasks {
  static final int WAITING_TASKS_MAX = 4;

  private record Job<T>(ModuleTask<T> task, CompletableFuture<T> result) {
    void run(ModuleCommands module) throws LinkException, InterruptedException {
      try {
        result.complete(task.run(module));
      } catch (LinkException e) {
        result.completeExceptionally(e);
        if (!(e.fault() instanceof Fault.Refused)) {
          throw e;
        }
      } catch (InterruptedException | RuntimeException e) {
        result.completeExceptionally(e);
        throw e;
      }
    }
  }

  private final BlockingQueue<Job<?>> jobs = new ArrayBlockingQueue<>(WAITING_TASKS_MAX);
  private boolean open;

  /** Queues a task; it fails at once when no module is there. */
  public synchronized <T> CompletableFuture<T> submit(ModuleTask<T> task) {
    Job<T> job = new Job<>(task, new CompletableFuture<>());
    if (!open) {
      job.result()
          .completeExceptionally(new LinkException(new Fault.Unplugged("no module is ready")));
    } else if (!jobs.offer(job)) {
      job.result()
          .completeExceptionally(new LinkException(new Fault.Refused(0, "the module is busy")));
    }
    return job.result();
  }

  /** The module is there: work is taken from now on. */
  public synchronized void open() {
    open = true;
  }

  /** The module is gone: what waits fails, and nothing more is taken. */
  public synchronized void close(Fault fault) {
    open = false;
    for (Job<?> job = jobs.poll(); job != null; job = jobs.poll()) {
      job.result().completeExceptionally(new LinkException(fault));
    }
  }

  /** Whether no task waits. */
  public boolean idle() {
    return jobs.isEmpty();
  }

  /** Runs one waiting task, if any. */
  public void runOne(ModuleCommands module) throws LinkException, InterruptedException {
    Job<?> job = jobs.poll();
    if (job != null) {
      job.run(module);
    }
  }
}
