package vn.motcua.firmware.simulation.hall;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.motcua.bridge.EventData;
import vn.motcua.firmware.queue.ticket.DeskEvent.TicketUncalled;
import vn.motcua.firmware.queue.ticket.TicketEvent.CallDoubled;
import vn.motcua.firmware.queue.ticket.TicketEvent.Place;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketFinished;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketNoshow;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketReturned;

/** What the ledgers of all boards of a hall say together, old cards too. */
final class HallRecord {
  private final List<EventData> events = new ArrayList<>();

  HallRecord(List<HallBoard> boards) {
    boards.forEach(each -> events.addAll(each.record()));
  }

  int count(Class<? extends EventData> type) {
    return (int) events.stream().filter(type::isInstance).count();
  }

  /** The numbers that were called by two counters and have the event that says so. */
  Set<String> doubled() {
    Set<String> said = new HashSet<>();
    for (EventData data : events) {
      if (data instanceof CallDoubled doubled) {
        said.add(doubled.number());
      }
    }
    return said;
  }

  /** Those of {@code numbers} that neither were served nor did not come. */
  List<String> lost(Collection<String> numbers) {
    Set<String> ended = new HashSet<>();
    for (EventData data : events) {
      if (data instanceof TicketFinished done) {
        ended.add(done.number());
      } else if (data instanceof TicketNoshow absent) {
        ended.add(absent.number());
      }
    }
    return numbers.stream().filter(each -> !ended.contains(each)).toList();
  }

  /**
   * The numbers with calls to two counters, less those that were taken back or ended before the
   * next, that are not in {@code said}.
   */
  List<String> silent(Map<String, List<String>> calledTo, Set<String> byHand, Set<String> said) {
    Map<String, List<String>> calls = new HashMap<>();
    calledTo.forEach((number, to) -> calls.put(number, new ArrayList<>(to)));
    for (EventData data : events) {
      switch (data) {
        case TicketNoshow absent when byHand.contains(absent.number()) ->
            isOver(calls, absent.number(), absent.counter());
        case TicketReturned back when back.place() == Place.LINE ->
            isOver(calls, back.number(), back.counter());
        case TicketUncalled undone -> isOver(calls, undone.number(), undone.counter());
        default -> {
          // It takes no call back.
        }
      }
    }
    return calls.entrySet().stream()
        .filter(each -> Set.copyOf(each.getValue()).size() > 1 && !said.contains(each.getKey()))
        .map(each -> each.getKey() + " to " + each.getValue())
        .toList();
  }

  /** The call was taken back, or its no-show has been called again by hand: one call fewer. */
  private static void isOver(Map<String, List<String>> calls, String number, String counter) {
    calls.getOrDefault(number, new ArrayList<>()).remove(counter);
  }
}
