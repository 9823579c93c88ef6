package vn.motcua.firmware.torture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.motcua.bridge.Chain;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.inbox.store.Anomaly;
import vn.motcua.bridge.inbox.store.Tip;
import vn.motcua.firmware.core.Stations;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketReserved;
import vn.motcua.firmware.rating.RatingEvent.RatingGiven;
import vn.motcua.firmware.rating.RatingEvent.Standing;

/**
 * Compares what the case server has with what people were told. One thread.
 *
 * <p>It checks sequences and links itself, whatever the inbox says.
 */
final class Audit {
  private static final Pattern SLIP = Pattern.compile(".*/(\\d{4})(\\d{2})(\\d{2})/(\\d{4,6})");

  private final Map<String, Tip> tips = new HashMap<>();
  private final Map<String, Reserved> byRequest = new HashMap<>();
  private final Set<String> numbers = new HashSet<>();
  private final Map<String, String> gone = new HashMap<>();
  private final Set<Happened> happened = new HashSet<>();
  private final Set<String> rated = new HashSet<>();
  private final Map<String, Integer> ratings = new HashMap<>();
  private final Map<String, Integer> lamps = new HashMap<>();
  private final Set<String> slips = new HashSet<>();
  private final List<String> broken = new ArrayList<>();
  private long unknownSlips;
  private long doubled;
  private long reordered;
  private long gaps;
  private long lastTold = -1;
  private long seen;

  private record Reserved(String number, long order) {}

  /**
   * The identity of an event independent of its name: no two have the same moment of the same boot.
   */
  private record Happened(String type, Moment at, String data) {}

  /** Takes the next event of the case server, in its order. */
  void take(Event event) {
    seen++;
    Tip tip = tips.getOrDefault(event.epoch(), Tip.EMPTY);
    if (event.sequence() > tip.sequence() + 1) {
      gaps++;
      broken.add("missing before " + event.id());
    } else if (event.sequence() <= tip.sequence()) {
      doubled++;
      broken.add("twice: " + event.id());
    } else if (!event.previousHash().equals(tip.hash()) || !Chain.isIntact(event)) {
      reordered++;
      broken.add("does not follow: " + event.id());
    }
    tips.put(event.epoch(), new Tip(event.sequence(), event.hash()));
    if (!happened.add(new Happened(event.type(), event.at(), event.data()))) {
      return; // linked anew behind a hole, by a ledger that had lost what was acknowledged
    }
    EventData data = Stations.ALL.events().dataOf(event);
    if (data instanceof TicketReserved ticket) {
      reserved(ticket);
    } else if (data instanceof RatingGiven rating && rating.standing() == Standing.COUNTED) {
      once(rated, "rating of " + rating.day() + "/" + rating.number());
      ratings.merge(String.valueOf(rating.number()), 1, Integer::sum);
    }
  }

  private void reserved(TicketReserved ticket) {
    String key = "number " + ticket.day() + "/" + ticket.number();
    once(numbers, key);
    String holder = gone.get(key);
    if (holder != null && !holder.isEmpty() && !holder.equals(ticket.request())) {
      doubled++;
      broken.add("twice: " + key + ", which somebody holds whose ticket went with a card");
    }
    Reserved before = byRequest.putIfAbsent(ticket.request(), new Reserved(ticket.number(), seen));
    if (before != null) {
      doubled++;
      broken.add("touch " + ticket.request() + " has two numbers");
    }
  }

  /**
   * Some or all of this was lost with a card: it need not be at the case server, but what is
   * missing must not be given again for another touch.
   *
   * @param day of the numbers on screens
   * @param printed codes of slips that came out
   */
  void mayBeGone(String day, List<Promise> told, List<String> printed) {
    for (Promise each : told) {
      if (!each.lamp()) {
        gone.put("number " + day + "/" + each.number(), each.request());
      }
    }
    for (String code : printed) {
      Matcher names = SLIP.matcher(code);
      if (names.matches()) {
        String key =
            "number %s-%s-%s/%s"
                .formatted(names.group(1), names.group(2), names.group(3), names.group(4));
        gone.putIfAbsent(key, "");
      }
      slip(code);
    }
  }

  /** A slip came out of the printer; its code ends in day and number. */
  void slip(String code) {
    once(slips, "slip " + code);
    Matcher names = SLIP.matcher(code);
    if (!names.matches()
        || !isGiven(
            "%s-%s-%s".formatted(names.group(1), names.group(2), names.group(3)), names.group(4))) {
      unknownSlips++;
      broken.add("lost: nobody knows of the number on slip " + code);
    }
  }

  private void once(Set<String> set, String what) {
    if (!set.add(what)) {
      doubled++;
      broken.add("twice: " + what);
    }
  }

  /** Checks what people were told since the last time; each only once. */
  CampaignTally settle(List<Promise> told) {
    long lost = unknownSlips + told.stream().filter(each -> !holds(each)).count();
    CampaignTally tally = new CampaignTally(0, told.size(), lost, doubled, reordered, gaps);
    unknownSlips = 0;
    doubled = 0;
    reordered = 0;
    gaps = 0;
    return tally;
  }

  private boolean holds(Promise told) {
    if (told.lamp()) {
      int lit = lamps.merge(told.number(), 1, Integer::sum);
      if (lit > ratings.getOrDefault(told.number(), 0)) {
        broken.add("lost: the rating of " + told.number());
        return false;
      }
      return true;
    }
    Reserved held = byRequest.get(told.request());
    if (held == null || !held.number().equals(told.number())) {
      broken.add("lost: number " + told.number() + ", touch " + told.request());
      return false;
    }
    if (held.order() < lastTold) {
      reordered++;
      broken.add("number " + told.number() + " stands before one that was told earlier");
    }
    lastTold = Math.max(lastTold, held.order());
    return true;
  }

  /** The case server's own open anomalies. */
  void complaints(List<Anomaly> anomalies) {
    for (Anomaly anomaly : anomalies) {
      switch (anomaly.kind()) {
        case GAP -> gaps += anomaly.healedAt() == null ? 1 : 0;
        case BROKEN_CHAIN, FORK -> reordered++;
        case WITHHELD, MALFORMED -> gaps++;
      }
      if (anomaly.healedAt() == null) {
        broken.add("the case server says: " + anomaly.kind() + " at " + anomaly.detail());
      }
    }
  }

  /** Whether a number of a day has been given, as far as is known or may be. */
  boolean isGiven(String day, String number) {
    String key = "number " + day + "/" + number;
    return numbers.contains(key) || gone.containsKey(key);
  }

  /** What is wrong, one line each, at most some; forgets them. */
  List<String> takeBroken() {
    List<String> lines = List.copyOf(broken.subList(0, Math.min(broken.size(), 10)));
    broken.clear();
    return lines;
  }
}
