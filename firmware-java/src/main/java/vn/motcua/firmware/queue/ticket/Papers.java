package vn.motcua.firmware.queue.ticket;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.motcua.firmware.queue.ticket.TicketEvent.CallDoubled;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketAdopted;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketCalled;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketFinished;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketNoshow;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketPrinted;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketRecalled;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketReprinted;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketReserved;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketReturned;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketSent;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketStarted;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketTransferred;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketUnknown;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketVoided;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketWithdrawn;
import vn.motcua.firmware.queue.ticket.TicketPaper.Slip;

/**
 * The paper of each number, folded from events; days are dropped as {@link QueueState} says.
 * Station thread only.
 */
public final class Papers {
  private final Map<TicketKey, TicketPaper> papers = new HashMap<>();
  private final Map<TicketKey, Long> places = new HashMap<>();
  private final Map<Slip, NavigableMap<Long, TicketPaper>> bySlip = new EnumMap<>(Slip.class);
  private final Map<String, TicketKey> byJob = new HashMap<>();
  private long reserved;

  /** Folds one event; those of visits and of dropped days change nothing. */
  void apply(TicketEvent data) {
    TicketKey key = new TicketKey(data.day(), data.number());
    switch (data) {
      case TicketReserved number -> keep(TicketPaper.reserved(key, number.ahead()));
      case TicketAdopted adopted -> {
        Integer ahead = adopted.ahead();
        if (ahead != null && papers.get(key) == null) {
          keep(TicketPaper.reserved(key, ahead));
        }
      }
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
          DeskEvent _,
          TicketTransferred _,
          TicketWithdrawn _,
          CallDoubled _ -> {
        // It concerns the visit.
      }
    }
  }

  private void sent(TicketKey key, String job) {
    TicketPaper paper = papers.get(key);
    if (paper != null) {
      keep(paper.sent(job));
      byJob.put(job, key);
    }
  }

  private void at(TicketKey key, Slip slip) {
    TicketPaper paper = papers.get(key);
    if (paper != null) {
      keep(paper.at(slip));
    }
  }

  private void keep(TicketPaper paper) {
    Long place = places.get(paper.key());
    if (place == null) {
      place = reserved++;
      places.put(paper.key(), place);
    }
    TicketPaper before = papers.put(paper.key(), paper);
    if (before != null) {
      standing(before.slip()).remove(place);
    }
    standing(paper.slip()).put(place, paper);
  }

  private NavigableMap<Long, TicketPaper> standing(Slip slip) {
    return bySlip.computeIfAbsent(slip, _ -> new TreeMap<>());
  }

  void forget(LocalDate day) {
    papers.keySet().removeIf(key -> key.day().equals(day));
    places.keySet().retainAll(papers.keySet());
    bySlip.values().forEach(each -> each.values().removeIf(paper -> paper.day().equals(day)));
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
    return List.copyOf(standing(slip).values());
  }
}
