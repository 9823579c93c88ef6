package vn.motcua.firmware.queue.centre;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.EventData;
import vn.motcua.firmware.queue.centre.HubEvent.HubClaimed;
import vn.motcua.firmware.queue.centre.HubEvent.HubHeard;
import vn.motcua.firmware.queue.centre.HubEvent.HubYielded;

/**
 * Which board is the hub, as one board sees it. {@link #note} hears and lets time pass, {@link
 * #events} says what has to be recorded, and {@link #apply} is the only way to become the hub or to
 * cease being it. Pure; times are nanoseconds of a clock that is never set. Station thread only.
 *
 * <pre>
 *   LISTENING --no hub heard--> CLAIMING --1 s, term on disk--> SERVING
 *       |                          |                               |
 *       +--a hub heard--> QUIET <--+------- a higher term ---------+
 *                           |
 *                           +--silence for 15 s, the hub has gone, or a command--> CLAIMING
 * </pre>
 */
public final class HubSeat {
  /** A hub that was not heard for this long is not asked any more. */
  public static final Duration ALIVE = Duration.ofSeconds(3);

  /** A hub that was not heard for this long is replaced. */
  public static final Duration SILENCE = Duration.ofSeconds(15);

  /** How long a board listens after its start before it claims. */
  public static final Duration LISTEN = Duration.ofSeconds(5);

  /** How long a claimant waits for the terms that other boards have heard of. */
  public static final Duration CLAIM = Duration.ofSeconds(1);

  /** The spare waits this much longer than the hub, so that they seldom claim together. */
  public static final Duration SPARE_LATER = Duration.ofSeconds(2);

  /** What a board is to the seat. */
  public enum Role {
    /** It follows. */
    BOARD,
    /** The hub; its numbers have three digits. */
    HUB,
    /** May take over. */
    SPARE
  }

  /** Where this board stands. */
  public enum Stand {
    LISTENING,
    QUIET,
    CLAIMING,
    SERVING
  }

  private static final String COMMAND = "command";

  private final String board;
  private final Role role;
  private Stand stand = Stand.QUIET;
  private Term highest = Term.NONE;
  private Term heard = Term.NONE;
  private Term told = Term.NONE;
  private boolean everHeard;
  private boolean gone;
  private long lastHeard;
  private long since;
  private String reason = "start";
  private @Nullable String by;

  /** A board that has heard nothing. */
  public HubSeat(String board, Role role) {
    this.board = board;
    this.role = role;
  }

  /** The program has started. */
  public void started(long now) {
    since = now;
    lastHeard = now;
    everHeard = false;
    gone = false;
    heard = highest;
    stand = role == Role.BOARD ? Stand.QUIET : Stand.LISTENING;
  }

  /** Another board said something. */
  public void note(CentreMail mail, long now) {
    switch (mail) {
      case CentreMail.Known(Term term) -> told = max(told, term);
      case CentreMail.OfHub ofHub when !ofHub.term().board().equals(board) -> hear(ofHub, now);
      default -> {
        // It says nothing about the seat.
      }
    }
  }

  private void hear(CentreMail.OfHub mail, long now) {
    if (mail.term().compareTo(heard) < 0) {
      return; // of a hub that was replaced
    }
    boolean same = mail.term().equals(heard);
    heard = mail.term();
    if (isLastWord(mail)) {
      if (!gone && (same || everHeard)) {
        since = now;
      }
      gone = true;
      return;
    }
    if (mail instanceof CentreMail.Kept) { // who it was, not that it lives
      if (stand == Stand.SERVING) {
        since = now;
      }
      return;
    }
    gone = false;
    everHeard = true;
    lastHeard = now;
    boolean isTheOneToReplace = reason.equals(COMMAND) && same;
    if (stand == Stand.LISTENING || (stand == Stand.CLAIMING && !isTheOneToReplace)) {
      stand = Stand.QUIET;
    }
  }

  private static boolean isLastWord(CentreMail.OfHub mail) {
    return switch (mail) {
      case CentreMail.Kept kept -> isLastWord(kept.mail());
      case CentreMail.Beat beat -> beat.gone();
      default -> false;
    };
  }

  /** Time has passed. */
  public void tick(long now) {
    String due = due(now);
    if (due != null) {
      claim(due, null, now);
    }
  }

  private void claim(String why, @Nullable String who, long now) {
    stand = Stand.CLAIMING;
    reason = why;
    by = who;
    since = now;
    told = Term.NONE;
  }

  /**
   * Replaces the hub that is heard, if any, because a person wants it. Only on a board that may be
   * the hub and is not.
   *
   * @param who the person's staff id; null when nobody has signed in
   */
  public void takeOver(@Nullable String who, long now) {
    if (!mayTakeOver()) {
      throw new IllegalStateException("not to be asked of " + role + ", " + stand);
    }
    claim(COMMAND, who, now);
  }

  /** Whether this board may be the hub at all. */
  public boolean isCandidate() {
    return role != Role.BOARD;
  }

  /** Whether this board may be the hub and neither is it nor is about to be. */
  public boolean mayTakeOver() {
    return isCandidate() && stand != Stand.SERVING && stand != Stand.CLAIMING;
  }

  private @Nullable String due(long now) {
    if (role == Role.BOARD || stand == Stand.SERVING || stand == Stand.CLAIMING) {
      return null;
    }
    long later = role == Role.SPARE ? SPARE_LATER.toNanos() : 0;
    if (gone && now - since >= later) {
      return "gone";
    }
    Duration patience = stand == Stand.LISTENING && role == Role.HUB ? LISTEN : SILENCE;
    long silent = stand == Stand.LISTENING ? now - since : now - Math.max(lastHeard, since);
    return silent >= patience.toNanos() + later
        ? stand == Stand.LISTENING ? "start" : "silence"
        : null;
  }

  /** Whether a claim is to be said now: the tick that began it is at this time. */
  public boolean claimsAt(long now) {
    return stand == Stand.CLAIMING && since == now;
  }

  /** What has to be recorded now. */
  public List<EventData> events(long now) {
    List<EventData> events = new ArrayList<>();
    if (heard.compareTo(highest) > 0) {
      if (stand == Stand.SERVING) {
        events.add(new HubYielded(highest.number(), heard.number(), heard.board()));
      }
      events.add(new HubHeard(heard.number(), heard.board()));
    } else if (stand == Stand.CLAIMING && now - since >= CLAIM.toNanos()) {
      events.add(new HubClaimed(proposal().number(), reason, by));
    }
    return events;
  }

  private Term proposal() {
    return max(max(highest, heard), told).after(board);
  }

  /** Folds one event. */
  public void apply(HubEvent event) {
    switch (event) {
      case HubClaimed claimed -> {
        Term mine = new Term(claimed.term(), board);
        if (stand == Stand.CLAIMING && mine.equals(proposal())) {
          stand = Stand.SERVING;
        }
        highest = max(highest, mine);
      }
      case HubYielded yielded -> {
        if (stand == Stand.SERVING && yielded.term() == highest.number()) {
          stand = Stand.QUIET;
        }
      }
      case HubHeard other -> highest = max(highest, new Term(other.term(), other.board()));
    }
    heard = max(heard, highest);
  }

  /** Forgets what was folded; where it stands remains. */
  public void forget() {
    highest = Term.NONE;
  }

  private static Term max(Term one, Term other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  /** Where this board stands. */
  public Stand stand() {
    return stand;
  }

  /** Whether this board is the hub. */
  public boolean isServing() {
    return stand == Stand.SERVING;
  }

  /** The highest term that was heard of; of a serving board its own. */
  public Term term() {
    return max(highest, heard);
  }

  /** How long a hub that is heard now counts as alive if nothing more comes; nanoseconds. */
  public long aliveFor(long now) {
    return isHubAlive(now) ? ALIVE.toNanos() - (now - lastHeard) : 0;
  }

  /** Whether another hub can be asked now. */
  public boolean isHubAlive(long now) {
    return !isServing() && everHeard && !gone && now - lastHeard < ALIVE.toNanos();
  }
}
