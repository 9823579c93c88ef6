package vn.motcua.firmware.queue;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.motcua.firmware.queue.TicketEvent.TicketCalled;
import vn.motcua.firmware.queue.TicketEvent.TicketFinished;
import vn.motcua.firmware.queue.TicketEvent.TicketNoshow;
import vn.motcua.firmware.queue.TicketEvent.TicketPrinted;
import vn.motcua.firmware.queue.TicketEvent.TicketRecalled;
import vn.motcua.firmware.queue.TicketEvent.TicketReprinted;
import vn.motcua.firmware.queue.TicketEvent.TicketReserved;
import vn.motcua.firmware.queue.TicketEvent.TicketReturned;
import vn.motcua.firmware.queue.TicketEvent.TicketSent;
import vn.motcua.firmware.queue.TicketEvent.TicketStarted;
import vn.motcua.firmware.queue.TicketEvent.TicketTransferred;
import vn.motcua.firmware.queue.TicketEvent.TicketUnknown;
import vn.motcua.firmware.queue.TicketEvent.TicketVoided;
import vn.motcua.firmware.queue.TicketPaper.Slip;

/**
 * The paper of each number, folded from events; days are dropped as {@link QueueState} says.
 * Station thread only.
 */
public final class Papers {
  private final Map<TicketKey, TicketPaper> papers = new LinkedHashMap<>();
  private final Map<String, TicketKey> byJob = new HashMap<>();

  /** Folds one event; those of visits and of dropped days change nothing. */
  void apply(TicketEvent data) {
    TicketKey key = new TicketKey(data.day(), data.number());
    switch (data) {
      case TicketReserved reserved -> papers.put(key, TicketPaper.reserved(key, reserved.ahead()));
      case TicketSent sent -> sent(key, sent.job());
      case TicketReprinted again -> sent(key, again.job());
      case TicketPrinted _ -> at(key, Slip.PRINTED);
      case TicketUnknown _ -> at(key, Slip.UNKNOWN);
      case TicketVoided _ -> at(key, Slip.VOID);
      case TicketCalled _,
          TicketRecalled _,
          TicketStarted _,
          TicketFinished _,
          TicketNoshow _,
          TicketReturned _,
          TicketTransferred _ -> {
        // It concerns the visit.
      }
    }
  }

  private void sent(TicketKey key, String job) {
    if (papers.computeIfPresent(key, (_, paper) -> paper.sent(job)) != null) {
      byJob.put(job, key);
    }
  }

  private void at(TicketKey key, Slip slip) {
    papers.computeIfPresent(key, (_, paper) -> paper.at(slip));
  }

  void forget(LocalDate day) {
    papers.keySet().removeIf(key -> key.day().equals(day));
    byJob.values().retainAll(papers.keySet());
  }

  /** The paper of a number of a day, null when there is none. */
  public @Nullable TicketPaper of(TicketKey key) {
    return papers.get(key);
  }

  /** The paper of a print job, null when it is no longer known. */
  public @Nullable TicketPaper ofJob(String job) {
    TicketKey key = byJob.get(job);
    return key == null ? null : papers.get(key);
  }

  /** Papers whose slip is in this state, oldest number first. */
  public List<TicketPaper> at(Slip slip) {
    return papers.values().stream().filter(each -> each.slip() == slip).toList();
  }
}
