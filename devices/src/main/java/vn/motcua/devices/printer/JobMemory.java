package vn.motcua.devices.printer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which jobs were seen, so that one id is never printed twice.
 *
 * <p>Keeps the last {@link #JOBS_KEPT_MAX} ids; older ones are forgotten, which the program's own
 * journal covers: it submits no job whose outcome it has. Thread safe.
 */
final class JobMemory {
  /** About two days of one busy printer. */
  static final int JOBS_KEPT_MAX = 4_096;

  /** Empty while the job waits or prints. */
  private final Map<String, Optional<JobOutcome>> jobs = new LinkedHashMap<>();

  /** Takes the id; false when it was taken before. */
  synchronized boolean take(String id) {
    if (jobs.putIfAbsent(id, Optional.empty()) != null) {
      return false;
    }
    forgetOldest();
    return true;
  }

  synchronized void finish(String id, JobOutcome outcome) {
    jobs.put(id, Optional.of(outcome));
    forgetOldest();
  }

  /** Empty when unknown, waiting or printing. */
  synchronized Optional<JobOutcome> outcome(String id) {
    return jobs.getOrDefault(id, Optional.empty());
  }

  private void forgetOldest() {
    if (jobs.size() > JOBS_KEPT_MAX) {
      jobs.remove(jobs.keySet().iterator().next());
    }
  }
}
