package vn.motcua.firmware.queue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.Moment;
import vn.motcua.firmware.queue.centre.CentreMail;
import vn.motcua.firmware.queue.centre.CentreMail.Aged;
import vn.motcua.firmware.queue.centre.CentreMail.Answered;
import vn.motcua.firmware.queue.centre.CentreMail.AskNumber;
import vn.motcua.firmware.queue.centre.CentreMail.Beat;
import vn.motcua.firmware.queue.centre.CentreMail.Change;
import vn.motcua.firmware.queue.centre.CentreMail.Claim;
import vn.motcua.firmware.queue.centre.CentreMail.Connected;
import vn.motcua.firmware.queue.centre.CentreMail.Kept;
import vn.motcua.firmware.queue.centre.CentreMail.Known;
import vn.motcua.firmware.queue.centre.CentreMail.Leave;
import vn.motcua.firmware.queue.centre.CentreMail.Snapshot;
import vn.motcua.firmware.queue.centre.CentreMail.TellAll;
import vn.motcua.firmware.queue.centre.CentreMail.Told;
import vn.motcua.firmware.queue.centre.HubSeat;
import vn.motcua.firmware.queue.centre.Term;
import vn.motcua.firmware.queue.ticket.QueueState;
import vn.motcua.firmware.queue.ticket.TicketEvent.CallDoubled;
import vn.motcua.firmware.queue.ticket.TicketKey;
import vn.motcua.firmware.queue.ticket.Visit;
import vn.motcua.firmware.queue.ticket.Visit.Stage;
import vn.motcua.firmware.station.Day;
import vn.motcua.firmware.station.Effect;
import vn.motcua.firmware.station.Input;

/**
 * A board's dealings with the others of its centre: what it hears of them, what it tells them, and
 * which of them is the hub. What was heard is not in the ledger: after a start it is told again.
 * Station thread only.
 */
final class CentreDesk {
  private static final long SECOND = 1_000_000_000L;

  private final HubSeat seat;
  private final Map<TicketKey, Visit> heard = new HashMap<>();
  private final Map<TicketKey, Moment> givenAt = new HashMap<>();
  private final Map<String, String> askers = new HashMap<>();
  private final List<CallDoubled> doubled = new ArrayList<>();
  private List<String> open = List.of();
  private boolean tellAll = true;
  private boolean wasAlive;
  private Term followed = Term.NONE;
  private LocalDate day = LocalDate.MIN;
  private boolean wasServing;
  private boolean changed;
  private long sequence;
  private long beatAt = Long.MIN_VALUE;
  private @Nullable String claimant;

  CentreDesk(HubSeat seat) {
    this.seat = seat;
  }

  HubSeat seat() {
    return seat;
  }

  /** Hears what other boards say, and lets time pass. */
  void note(Input input, QueueState queue, Moment now) {
    long nanos = now.monotonicNanos();
    switch (input) {
      case Input.Started _ -> seat.started(nanos);
      case Input.Ticked _ -> {
        seat.tick(nanos);
        forgetBefore(Day.of(now.wall()));
      }
      case Input.Received(CentreMail mail, String from) -> {
        boolean replaced =
            mail instanceof CentreMail.OfHub of && of.term().compareTo(seat.term()) < 0;
        seat.note(mail, nanos);
        if (!replaced) {
          hear(mail, from, queue, now);
        }
      }
      default -> {
        // It is of this board alone.
      }
    }
  }

  private void hear(CentreMail mail, String from, QueueState queue, Moment now) {
    switch (mail) {
      case Told told -> told.told().forEach(each -> hear(placed(each, queue, now), queue));
      case Snapshot feed when !seat.isServing() -> {
        open = feed.open();
        feed.visits().forEach(each -> hear(each, queue));
        for (String number : feed.over()) {
          Visit over = queue.hearOver(new TicketKey(feed.day(), number));
          if (over != null) {
            heard.put(over.key(), over);
          }
        }
      }
      case Change change when !seat.isServing() ->
          change.visits().forEach(each -> hear(each, queue));
      case Answered answered when answered.visit() != null && !seat.isServing() -> {
        hear(answered.visit(), queue);
        queue.calledNow(answered.visit(), now);
      }
      case Kept(Snapshot feed) when feed.day().equals(Day.of(now.wall())) ->
          hear(feed, from, queue, now);
      case TellAll _, Connected _ -> tellAll = true;
      case AskNumber ask -> askers.put(ask.id(), from);
      case Claim _ -> claimant = from;
      default -> {
        // It is about the seat.
      }
    }
  }

  /** A number given elsewhere has its place by its age, whatever that board's time of day. */
  private static Visit placed(Aged told, QueueState queue, Moment now) {
    Visit visit = told.visit();
    return told.ageMillis() < 0 || visit.step() > 1 || queue.of(visit.key()) != null
        ? visit
        : Visit.waiting(
            visit.key(),
            visit.line(),
            visit.priority(),
            visit.request(),
            now.wall().toEpochMilli() - told.ageMillis(),
            now.wall().minusMillis(told.ageMillis()));
  }

  private void hear(Visit visit, QueueState queue) {
    Visit known = queue.of(visit.key());
    if (known != null && seat.isServing()) {
      String other = visit.calledApart(known);
      String mine = known.calledApart(visit);
      if (other != null && mine != null) {
        boolean holds = visit.outranks(known);
        var found =
            new CallDoubled(
                visit.day(), visit.number(), holds ? other : mine, holds ? mine : other);
        if (!doubled.contains(found) && !queue.doubles().has(found)) {
          doubled.add(found);
        }
      }
    }
    if (queue.hear(visit)) {
      heard.put(visit.key(), visit);
    }
  }

  /** Two counters called one person, each without knowing of the other; asked once. */
  List<CallDoubled> takeDoubled() {
    List<CallDoubled> found = List.copyOf(doubled);
    doubled.clear();
    return found;
  }

  /** Which board has asked this one for the number of a touch today; null when none has. */
  @Nullable String asker(@Nullable String request) {
    return askers.get(request);
  }

  /** A number was given here. */
  void given(TicketKey key, Moment at) {
    givenAt.put(key, at);
  }

  /** What must be recorded about the hub. */
  List<EventData> events(Moment now) {
    return seat.events(now.monotonicNanos());
  }

  /** State that was folded is forgotten: what was heard is not. */
  void hearAgain(QueueState queue) {
    heard.values().forEach(queue::hear);
  }

  /**
   * Whether this counter may call a visit while there is no hub: each that waits is for one of the
   * counters of its line that were open when the hub was last heard, by its ordinal.
   */
  boolean mayCallAlone(Visit visit, String counter, List<String> servingLine) {
    Set<String> since = callers(heard.values(), visit.day());
    List<String> there = new ArrayList<>(servingLine);
    there.removeIf(each -> !open.contains(each) && !since.contains(each) && !each.equals(counter));
    there.sort(Comparator.naturalOrder());
    String number = visit.number();
    int ordinal = Integer.parseInt(number.substring(number.length() - 3));
    return there.get(ordinal % there.size()).equals(counter);
  }

  private static Set<String> callers(Collection<Visit> visits, LocalDate day) {
    Set<String> counters = new TreeSet<>();
    visits.stream()
        .filter(each -> each.day().equals(day))
        .forEach(each -> counters.addAll(each.called()));
    return counters;
  }

  /** What is to be said now. */
  List<Effect> news(QueueState queue, Moment now) {
    List<Effect> said = new ArrayList<>();
    long nanos = now.monotonicNanos();
    List<Visit> news = queue.takeChanged();
    if (claimant != null) {
      said.add(
          seat.isServing()
              ? new Effect.Send(new Beat(seat.term(), false), null)
              : new Effect.Send(new Known(seat.term()), null));
      claimant = null;
    }
    if (seat.claimsAt(nanos)) {
      said.add(new Effect.Send(new Claim(), null));
    }
    boolean serves = seat.isServing();
    if (serves && !wasServing) {
      sequence = 0;
      changed = true;
      beatAt = Long.MIN_VALUE;
      said.add(new Effect.Send(new TellAll(seat.term()), null));
    }
    if (wasServing && !serves) {
      said.add(new Effect.Send(new Leave(), null));
    }
    wasServing = serves;
    if (serves) {
      lead(news, queue, now, said);
    } else {
      follow(news, queue, now, said);
    }
    return said;
  }

  private void lead(List<Visit> news, QueueState queue, Moment now, List<Effect> said) {
    if (!news.isEmpty()) {
      sequence++;
      changed = true;
      said.add(new Effect.Send(new Change(seat.term(), sequence, news), null));
    }
    if (beatAt == Long.MIN_VALUE || now.monotonicNanos() - beatAt >= SECOND) {
      beatAt = now.monotonicNanos();
      said.add(new Effect.Send(new Beat(seat.term(), false), null));
      if (changed) {
        changed = false;
        LocalDate today = Day.of(now.wall());
        open = List.copyOf(callers(queue.of(today), today));
        said.add(new Effect.Send(snapshot(queue, open, today), null));
      }
    }
  }

  private Snapshot snapshot(QueueState queue, List<String> openNow, LocalDate today) {
    List<Visit> going = new ArrayList<>();
    List<String> over = new ArrayList<>();
    queue.of(today).stream()
        .sorted(Comparator.comparingLong(Visit::order).thenComparing(Visit::number))
        .forEach(each -> {
          if (each.stage().compareTo(Stage.FINISHED) < 0) {
            going.add(each);
          } else {
            over.add(each.number());
          }
        });
    return new Snapshot(seat.term(), sequence, today, going, over, openNow);
  }

  private void follow(List<Visit> news, QueueState queue, Moment now, List<Effect> said) {
    boolean alive = seat.isHubAlive(now.monotonicNanos());
    if (alive && (!wasAlive || !seat.term().equals(followed))) {
      followed = seat.term();
      tellAll = true;
    }
    wasAlive = alive;
    LocalDate today = Day.of(now.wall());
    List<Visit> tell = alive && tellAll ? queue.of(today) : news;
    tellAll &= !alive;
    List<Aged> mine =
        tell.stream()
            .flatMap(each -> Stream.ofNullable(queue.ownToTell(each.key())))
            .map(each -> new Aged(each, age(each, now)))
            .toList();
    for (int i = 0; i < mine.size(); i += Told.TOLD_MAX) {
      said.add(
          new Effect.Send(
              new Told(mine.subList(i, Math.min(mine.size(), i + Told.TOLD_MAX))), null));
    }
  }

  private long age(Visit visit, Moment now) {
    Moment at = givenAt.get(visit.key());
    return at == null || !at.bootId().equals(now.bootId())
        ? -1
        : (now.monotonicNanos() - at.monotonicNanos()) / 1_000_000;
  }

  /** The day is over for what was heard of it. */
  private void forgetBefore(LocalDate today) {
    if (!today.equals(day)) {
      day = today;
      heard.keySet().removeIf(key -> key.day().isBefore(today));
      askers.clear();
      givenAt.keySet().removeIf(key -> key.day().isBefore(today));
    }
  }
}
