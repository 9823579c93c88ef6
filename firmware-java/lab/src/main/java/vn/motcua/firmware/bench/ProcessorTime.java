package vn.motcua.firmware.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** Time that the processor gave to the calling thread. */
public final class ProcessorTime {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private ProcessorTime() {}

  /** Of all its life, in nanoseconds. */
  public static long nanos() {
    return THREADS.getCurrentThreadCpuTime();
  }
}
