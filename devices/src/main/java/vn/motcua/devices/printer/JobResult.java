package vn.motcua.devices.printer;

import org.jspecify.annotations.Nullable;
import vn.motcua.devices.link.Fault;

/**
 * How a job ended on the wire.
 *
 * @param lost what broke the link meanwhile, or null when the link is still good
 */
record JobResult(JobOutcome outcome, String reason, @Nullable Fault lost) {
  static JobResult printed() {
    return new JobResult(JobOutcome.PRINTED, "executed to the last byte, online with paper", null);
  }

  static JobResult unknown(String reason) {
    return new JobResult(JobOutcome.UNKNOWN, reason, null);
  }

  static JobResult unknown(Fault lost) {
    return new JobResult(JobOutcome.UNKNOWN, "in mid-job: " + lost.reason(), lost);
  }

  static JobResult nothingSent(Fault lost) {
    return new JobResult(JobOutcome.VOID, lost.reason(), lost);
  }
}
