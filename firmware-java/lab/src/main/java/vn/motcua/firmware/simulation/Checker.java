package vn.motcua.firmware.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
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
import vn.motcua.bridge.BoardEvent.BoardBorn;
import vn.motcua.bridge.Chain;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.delivery.DeliveryOutput;
import vn.motcua.bridge.inbox.store.Anomaly;
import vn.motcua.bridge.inbox.store.ChainId;
import vn.motcua.bridge.inbox.store.InboxStore;
import vn.motcua.bridge.inbox.store.Tip;
import vn.motcua.bridge.journal.Journal;
import vn.motcua.firmware.core.Stations;
import vn.motcua.firmware.queue.ticket.TicketEvent;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketPrinted;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketReprinted;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketReserved;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketSent;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketUnknown;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketVoided;
import vn.motcua.firmware.rating.RatingEvent.RatingGiven;
import vn.motcua.firmware.rating.RatingEvent.Standing;
import vn.motcua.firmware.simulation.plan.DayPlan;
import vn.motcua.firmware.simulation.plan.Roster;
import vn.motcua.provisioning.text.PersonalNumber;

/**
 * Checks every step of a simulated centre from outside and ends the day at the first broken
 * promise. It keeps its own records and takes nothing but events from the program under test.
 */
final class Checker {
  /** A board may believe clock jumps of at most 56 hours. */
  private static final Duration WRONG_BY_MAX = Duration.ofDays(4);

  private static final JsonMapper JSON = JsonMapper.shared();

  /** Machine-made texts: hashes, epochs, ids of touches, boots and print jobs, and times. */
  private static final Pattern MACHINE =
      Pattern.compile("[0-9a-zA-Z-]{16,64}|\\d{4}-\\d{2}-\\d{2}T[0-9:.]+Z?");

  private final Agenda agenda;
  private final InboxStore store;
  private final Map<String, List<Event>> ledgers = new HashMap<>();
  private final Map<String, Long> sentUpTo = new HashMap<>();
  private final Map<String, Integer> pruned = new HashMap<>();
  private final Map<String, Sendings> sendings = new HashMap<>();
  private final Map<String, String> numbers = new HashMap<>();
  private final Map<String, String> slips = new HashMap<>();
  private final Set<String> rated = new HashSet<>();
  private final Set<String> started = new HashSet<>();
  private final List<Told> told = new ArrayList<>();
  private final Map<String, Set<String>> written = new HashMap<>();
  private final Set<String> troubled = new HashSet<>();
  private long events;
  private int tellings;

  private record Told(String board, String request, String number) {}

  Checker(Agenda agenda, InboxStore store) {
    this.agenda = agenda;
    this.store = store;
  }

  /** How many events there are, over all boards. */
  long events() {
    return events;
  }

  /** How many numbers people were shown. */
  int told() {
    return tellings;
  }

  /** How many of a board's oldest events were pruned. */
  int pruned(String board) {
    return pruned.getOrDefault(board, 0);
  }

  /** A board has deleted its events up to this position. */
  void pruned(String board, long position) {
    List<Event> ledger = ledgers.getOrDefault(board, List.of());
    for (Event event : ledger.subList(pruned(board), (int) position)) {
      ChainId chain = ChainId.of(event);
      require(
          event.hash().equals(store.hashOf(chain, event.sequence()))
              || store.holdsAside(chain, event.sequence(), event.hash()),
          Invariant.NOTHING_IS_PRUNED_UNHELD,
          board + " deletes " + event.id());
    }
    pruned.put(board, (int) position);
  }

  /** How many events a board has written that its card holds, or has pruned. */
  int known(String board) {
    return ledgers.getOrDefault(board, List.of()).size();
  }

  /**
   * From now on a board's card has only this many events. People still hold the numbers of the lost
   * ones, so they must not be given again.
   */
  void lost(String board, int left) {
    troubled.add(board);
    List<Event> ledger = ledgers.computeIfAbsent(board, _ -> new ArrayList<>());
    List<Event> gone = ledger.subList(left, ledger.size());
    for (Event event : gone) {
      switch (Stations.ALL.events().parse(event.type(), event.data())) {
        case TicketReserved reserved -> {
          numbers.remove("touch " + reserved.request());
          told.removeIf(each -> each.request().equals(reserved.request()));
        }
        case TicketEvent.TicketStarted begun -> started.remove(begun.day() + "/" + begun.number());
        case RatingGiven rating when rating.standing() == Standing.COUNTED ->
            rated.remove(rating.day() + "/" + rating.number());
        default -> {
          // No promise of its own.
        }
      }
      if (Stations.ALL.events().parse(event.type(), event.data()) instanceof TicketEvent ticket) {
        slips.remove(ticket.day() + "/" + ticket.number());
      }
    }
    gone.clear();
    for (Event event : ledger) {
      if (Stations.ALL.events().parse(event.type(), event.data()) instanceof TicketEvent ticket) {
        String key = ticket.day() + "/" + ticket.number();
        slips.put(key, slip(ticket, slips.getOrDefault(key, "none")));
      }
    }
    sentUpTo.remove(board);
    pruned.computeIfPresent(board, (_, before) -> Math.min(before, left));
  }

  /** Delivery found that the case server knows more than the ledger. */
  void diverged(String board, String why) {
    require(troubled.contains(board), Invariant.CASE_SERVER_HOLDS_EACH_ONCE, board + ": " + why);
  }

  /** Delivery gave up sending what our case server always acknowledges by its own place. */
  void passedOver(String board, DeliveryOutput.PassedOver passed) {
    require(false, Invariant.CASE_SERVER_HOLDS_EACH_ONCE, board + " passes over " + passed.what());
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
    boolean begins =
        event.sequence() == 1
            && event.previousHash().equals(Chain.GENESIS)
            && data instanceof BoardBorn;
    boolean follows =
        (last == null || !event.epoch().equals(last.epoch()))
            ? begins && (last == null || troubled.contains(board))
            : event.sequence() == last.sequence() + 1 && event.previousHash().equals(last.hash());
    written.computeIfAbsent(board, _ -> new HashSet<>()).add(event.hash());
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

  /** No text of an event contains a personal number. */
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
    String to = slip(ticket, from);
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

  private static String slip(TicketEvent ticket, String from) {
    return switch (ticket) {
      case TicketReserved _ -> "RESERVED";
      case TicketSent _, TicketReprinted _ -> "SENT";
      case TicketPrinted _ -> "PRINTED";
      case TicketUnknown _ -> "UNKNOWN";
      case TicketVoided _ -> "VOID";
      default -> from;
    };
  }

  private void rating(RatingGiven rating) {
    if (rating.standing() == Standing.COUNTED) {
      String visit = rating.day() + "/" + rating.number();
      require(rated.add(visit), Invariant.VISIT_IS_RATED_ONCE, visit);
      require(started.contains(visit), Invariant.VISIT_IS_RATED_ONCE, visit + " never began");
    }
  }

  /** A slip goes to a printer that can or cannot print. */
  void printed(String job, boolean canPrint) {
    require(canPrint, Invariant.NOTHING_PRINTS_BY_SURPRISE, job);
  }

  /** A person was shown a number. */
  void told(String board, String request, String number) {
    Told now = new Told(board, request, number);
    require(stands(now), Invariant.CONFIRMED_IS_KEPT, now.toString());
    told.add(now);
    tellings++;
  }

  private boolean stands(Told each) {
    String key = numbers.get("touch " + each.request());
    return key != null && key.endsWith("/" + each.number());
  }

  /** At its start a board must find what it had, and perhaps one more batch. */
  void found(String board, List<Event> replayed) {
    List<Event> all = ledgers.computeIfAbsent(board, _ -> new ArrayList<>());
    List<Event> known = all.subList(pruned(board), all.size());
    require(
        replayed.size() >= known.size() && replayed.subList(0, known.size()).equals(known),
        Invariant.CONFIRMED_IS_KEPT,
        board + " finds " + replayed.size() + " events of " + known.size());
    List.copyOf(replayed.subList(known.size(), replayed.size()))
        .forEach(event -> appended(board, event, Stations.ALL.events().dataOf(event)));
  }

  /**
   * Delivery has sent this event, and everything up to {@code acknowledged} is known to have
   * arrived.
   */
  void sent(String board, Journal.Entry entry, long acknowledged, int window) {
    long position = entry.position();
    List<Event> ledger = ledgers.getOrDefault(board, List.of());
    require(
        position <= ledger.size() && ledger.get((int) position - 1).equals(entry.event()),
        Invariant.CASE_SERVER_HOLDS_EACH_ONCE,
        board + " sends what is not in its ledger: " + entry);
    long sentBefore = sentUpTo.getOrDefault(board, 0L);
    long before = Math.max(acknowledged, sentBefore);
    require(
        position <= before + 1,
        Invariant.CASE_SERVER_HOLDS_EACH_ONCE,
        "%s sends position %d after %d".formatted(board, position, before));
    require(
        position - acknowledged <= window,
        Invariant.LIMITS_HOLD,
        "%s has %d events in flight".formatted(board, position - acknowledged));
    sentUpTo.put(board, Math.max(before, position));
    long unexplained = sendings(board).sent(entry.event(), sentBefore <= acknowledged);
    require(
        unexplained <= 0,
        Invariant.NOTHING_IS_SENT_FOR_EVER,
        "%s sends %s %d times more than anything explains"
            .formatted(board, entry.event().id(), unexplained));
  }

  /** Something has happened on the board's connection after which its delivery may begin again. */
  void disturbed(String board) {
    sendings(board).disturbed();
  }

  private Sendings sendings(String board) {
    return sendings.computeIfAbsent(board, _ -> new Sendings());
  }

  /**
   * The case server has received something of a board: it must not hold anything that the ledger
   * does not.
   */
  void received(String board) {
    List<Event> ledger = ledgers.getOrDefault(board, List.of());
    if (ledger.isEmpty()) {
      return;
    }
    Tip tip = store.tip(new ChainId(Roster.CENTRE, board, ledger.getLast().epoch()));
    require(
        tip.sequence() == 0 || written.getOrDefault(board, Set.of()).contains(tip.hash()),
        Invariant.CASE_SERVER_HOLDS_EACH_ONCE,
        board + ": the case server is at " + tip);
  }

  /** The day is over and everything is repaired. */
  void end() {
    ledgers.forEach(this::arrived);
    for (Anomaly anomaly : store.anomalies()) {
      require(
          anomaly.kind() == Anomaly.Kind.GAP
              ? anomaly.healedAt() != null
              : anomaly.kind() == Anomaly.Kind.FORK && troubled.contains(anomaly.chain().board()),
          Invariant.CASE_SERVER_HOLDS_EACH_ONCE,
          anomaly.toString());
    }
    for (Told each : told) {
      require(stands(each), Invariant.CONFIRMED_IS_KEPT, each.toString());
    }
  }

  /** The case server has every event of a ledger and, for an untroubled board, nothing else. */
  private void arrived(String board, List<Event> ledger) {
    Map<ChainId, List<Event>> byEpoch = new TreeMap<>(Comparator.comparing(ChainId::epoch));
    ledger.forEach(e -> byEpoch.computeIfAbsent(ChainId.of(e), _ -> new ArrayList<>()).add(e));
    byEpoch.forEach((chain, ours) -> {
      List<Event> theirs = new ArrayList<>();
      store.read(chain, 1, theirs::add);
      long missing =
          ours.stream()
              .filter(e ->
                  e.sequence() > theirs.size() || !theirs.get((int) e.sequence() - 1).equals(e))
              .filter(e -> !store.holdsAside(chain, e.sequence(), e.hash()))
              .count();
      require(
          missing == 0,
          Invariant.EVERYTHING_ARRIVES,
          "%s has %d events of %d that the case server has not"
              .formatted(board, missing, ours.size()));
      require(
          troubled.contains(board) || theirs.equals(ours),
          Invariant.CASE_SERVER_HOLDS_EACH_ONCE,
          board + " and the case server hold different events");
      require(
          theirs.stream().allMatch(e -> written.getOrDefault(board, Set.of()).contains(e.hash())),
          Invariant.CASE_SERVER_HOLDS_EACH_ONCE,
          "the case server holds what " + board + " never wrote");
    });
  }

  /** The ledgers as text, one line for each event, boards in order. */
  String ledgers() {
    StringBuilder text = new StringBuilder();
    new TreeMap<>(ledgers)
        .values()
        .forEach(ledger -> ledger.forEach(event -> text.append(event).append('\n')));
    return text.toString();
  }
}
