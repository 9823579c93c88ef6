package vn.motcua.firmware.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.motcua.bridge.Chain;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.EventTypes;
import vn.motcua.bridge.RatingEvent.RatingGiven;
import vn.motcua.bridge.RatingEvent.Standing;
import vn.motcua.bridge.TicketEvent;
import vn.motcua.bridge.TicketEvent.TicketPrinted;
import vn.motcua.bridge.TicketEvent.TicketReprinted;
import vn.motcua.bridge.TicketEvent.TicketReserved;
import vn.motcua.bridge.TicketEvent.TicketSent;
import vn.motcua.bridge.TicketEvent.TicketUnknown;
import vn.motcua.bridge.TicketEvent.TicketVoided;
import vn.motcua.firmware.station.PersonalNumber;
import vn.motcua.bridge.inbox.Anomaly;
import vn.motcua.bridge.inbox.ChainId;
import vn.motcua.bridge.inbox.InboxStore;
import vn.motcua.bridge.inbox.Tip;
import vn.motcua.bridge.journal.Journal;

/**
 * Looks at every step of a simulated centre from outside and ends the day at the first promise that
 * is broken. It keeps a book of its own and asks the program under test for nothing but events.
 */
final class Checker {
  /** Jumps of the clock that a board may believe are at most 56 hours. */
  private static final Duration WRONG_BY_MAX = Duration.ofDays(4);

  private static final JsonMapper JSON = JsonMapper.shared();

  /** What machines write: hashes, epochs, ids of touches, boots and print jobs, and times. */
  private static final Pattern MACHINE =
      Pattern.compile("[0-9a-zA-Z-]{16,64}|\\d{4}-\\d{2}-\\d{2}T[0-9:.]+Z?");

  private final Agenda agenda;
  private final InboxStore store;
  private final Map<String, List<Event>> ledgers = new HashMap<>();
  private final Map<String, Long> sentUpTo = new HashMap<>();
  private final Map<String, String> numbers = new HashMap<>();
  private final Map<String, String> slips = new HashMap<>();
  private final Set<String> rated = new HashSet<>();
  private final Set<String> started = new HashSet<>();
  private final List<Told> told = new ArrayList<>();
  private long events;

  private record Told(String board, String request, String number) {}

  Checker(Agenda agenda, InboxStore store) {
    this.agenda = agenda;
    this.store = store;
  }

  /** How many events there are, over all boards. */
  long events() {
    return events;
  }

  /** How many numbers people were told. */
  int told() {
    return told.size();
  }

  private void require(boolean holds, Invariant invariant, String what) {
    if (!holds) {
      throw new BrokenInvariant(invariant, agenda.now(), what);
    }
  }

  /** A board has appended this. */
  void appended(String board, Event event, @Nullable EventData data) {
    events++;
    List<Event> ledger = ledgers.computeIfAbsent(board, _ -> new ArrayList<>());
    Event last = ledger.isEmpty() ? null : ledger.getLast();
    String id = board + " " + event.id() + " " + event.type();
    boolean follows =
        last == null
            ? event.sequence() == 1 && event.previousHash().equals(Chain.GENESIS)
            : event.epoch().equals(last.epoch())
                && event.sequence() == last.sequence() + 1
                && event.previousHash().equals(last.hash());
    require(follows && Chain.isIntact(event), Invariant.CHAIN_IS_WHOLE, id);
    require(
        last == null
            || !last.at().bootId().equals(event.at().bootId())
            || last.at().monotonicNanos() <= event.at().monotonicNanos(),
        Invariant.HISTORY_KEEPS_ITS_TIME,
        id);
    require(
        Duration.between(DayPlan.END, event.at().wall()).abs().compareTo(WRONG_BY_MAX) < 0,
        Invariant.HISTORY_KEEPS_ITS_TIME,
        id);
    require(isNameless(JSON.readTree(event.data())), Invariant.NO_PERSON_IN_AN_EVENT, id);
    ledger.add(event);
    switch (data) {
      case TicketEvent ticket -> ticket(board, ticket);
      case RatingGiven rating -> rating(rating);
      case null, default -> {
        // No promise of its own.
      }
    }
  }

  /** No text of an event holds a person's number. */
  private static boolean isNameless(JsonNode node) {
    if (node.isContainer()) {
      return node.valueStream().allMatch(Checker::isNameless);
    }
    String text = node.isString() ? node.stringValue() : "";
    return MACHINE.matcher(text).matches() || !PersonalNumber.isIn(text);
  }

  private void ticket(String board, TicketEvent ticket) {
    String key = ticket.day() + "/" + ticket.number();
    if (ticket instanceof TicketReserved reserved) {
      String before = numbers.putIfAbsent(key, board);
      require(before == null, Invariant.NUMBER_IS_GIVEN_ONCE, key + " by " + before + ", " + board);
      before = numbers.putIfAbsent("touch " + reserved.request(), key);
      require(before == null, Invariant.NUMBER_IS_GIVEN_ONCE, "one touch: " + before + ", " + key);
    }
    String from = slips.getOrDefault(key, "none");
    String to =
        switch (ticket) {
          case TicketReserved _ -> "RESERVED";
          case TicketSent _, TicketReprinted _ -> "SENT";
          case TicketPrinted _ -> "PRINTED";
          case TicketUnknown _ -> "UNKNOWN";
          case TicketVoided _ -> "VOID";
          default -> from;
        };
    boolean may =
        switch (to) {
          case "RESERVED" -> from.equals("none");
          case "SENT" -> !from.equals("none") && !from.equals("SENT");
          case "PRINTED" -> from.equals("SENT") || from.equals("UNKNOWN");
          case "UNKNOWN" -> from.equals("SENT");
          case "VOID" -> !from.equals("none") && !from.equals("PRINTED");
          default -> true;
        };
    require(
        may || (from.equals(to) && !(ticket instanceof TicketReserved)),
        Invariant.SLIP_FOLLOWS_ITS_STATES,
        key + " " + from + " -> " + to);
    slips.put(key, to);
    if (ticket instanceof TicketEvent.TicketStarted) {
      started.add(key);
    }
  }

  private void rating(RatingGiven rating) {
    if (rating.standing() == Standing.COUNTED) {
      String visit = rating.day() + "/" + rating.number();
      require(rated.add(visit), Invariant.VISIT_IS_RATED_ONCE, visit);
      require(started.contains(visit), Invariant.VISIT_IS_RATED_ONCE, visit + " never began");
    }
  }

  /** A slip goes to a printer that {@code canPrint} or not. */
  void printed(String job, boolean canPrint) {
    require(canPrint, Invariant.NOTHING_PRINTS_BY_SURPRISE, job);
  }

  /** A person was told a number. */
  void told(String board, String request, String number) {
    Told now = new Told(board, request, number);
    require(stands(now), Invariant.CONFIRMED_IS_KEPT, now.toString());
    told.add(now);
  }

  private boolean stands(Told each) {
    String key = numbers.get("touch " + each.request());
    return key != null && key.endsWith("/" + each.number());
  }

  /** What a board finds at its start must be what it had, and perhaps one batch more. */
  void found(String board, List<Event> replayed) {
    List<Event> known = ledgers.computeIfAbsent(board, _ -> new ArrayList<>());
    require(
        replayed.size() >= known.size() && replayed.subList(0, known.size()).equals(known),
        Invariant.CONFIRMED_IS_KEPT,
        board + " finds " + replayed.size() + " events of " + known.size());
    List.copyOf(replayed.subList(known.size(), replayed.size()))
        .forEach(event -> appended(board, event, EventTypes.dataOf(event)));
  }

  /** Delivery has sent this, with everything up to {@code acknowledged} known to have arrived. */
  void sent(String board, Journal.Entry entry, long acknowledged, int window) {
    long position = entry.position();
    List<Event> ledger = ledgers.getOrDefault(board, List.of());
    require(
        position <= ledger.size() && ledger.get((int) position - 1).equals(entry.event()),
        Invariant.CASE_SERVER_HOLDS_EACH_ONCE,
        board + " sends what is not in its ledger: " + entry);
    long before = Math.max(acknowledged, sentUpTo.getOrDefault(board, 0L));
    require(
        position <= before + 1,
        Invariant.CASE_SERVER_HOLDS_EACH_ONCE,
        "%s sends position %d after %d".formatted(board, position, before));
    require(
        position - acknowledged <= window,
        Invariant.LIMITS_HOLD,
        "%s has %d events in flight".formatted(board, position - acknowledged));
    sentUpTo.put(board, Math.max(before, position));
  }

  /**
   * The case server has taken something of a board: it may hold nothing that the ledger has not.
   */
  void received(String board) {
    List<Event> ledger = ledgers.getOrDefault(board, List.of());
    if (ledger.isEmpty()) {
      return;
    }
    Tip tip = store.tip(new ChainId(Roster.CENTRE, board, ledger.getFirst().epoch()));
    require(
        tip.sequence() == 0
            || (tip.sequence() <= ledger.size()
                && ledger.get((int) tip.sequence() - 1).hash().equals(tip.hash())),
        Invariant.CASE_SERVER_HOLDS_EACH_ONCE,
        board + ": the case server is at " + tip);
  }

  /** The day is over and all is mended. */
  void end() {
    for (Map.Entry<String, List<Event>> each : ledgers.entrySet()) {
      List<Event> theirs = new ArrayList<>();
      ChainId chain = new ChainId(Roster.CENTRE, each.getKey(), each.getValue().getFirst().epoch());
      store.read(chain, 1, theirs::add);
      require(
          theirs.size() == each.getValue().size(),
          Invariant.EVERYTHING_ARRIVES,
          "%s has %d events, the case server %d"
              .formatted(each.getKey(), each.getValue().size(), theirs.size()));
      require(
          theirs.equals(each.getValue()),
          Invariant.CASE_SERVER_HOLDS_EACH_ONCE,
          each.getKey() + " and the case server hold different events");
    }
    for (Anomaly anomaly : store.anomalies()) {
      require(
          anomaly.kind() == Anomaly.Kind.GAP && anomaly.healedAt() != null,
          Invariant.CASE_SERVER_HOLDS_EACH_ONCE,
          anomaly.toString());
    }
    for (Told each : told) {
      require(stands(each), Invariant.CONFIRMED_IS_KEPT, each.toString());
    }
  }

  /** The ledgers as text, a line an event, boards in order. */
  String ledgers() {
    StringBuilder text = new StringBuilder();
    new TreeMap<>(ledgers)
        .values()
        .forEach(ledger -> ledger.forEach(event -> text.append(event).append('\n')));
    return text.toString();
  }
}
