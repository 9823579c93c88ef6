package vn.motcua.bridge.journal.salvage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.BoardEvent.BoardBorn;
import vn.motcua.bridge.BoardEvent.Start;
import vn.motcua.bridge.Chain;
import vn.motcua.bridge.Erasure;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventCatalogue;
import vn.motcua.bridge.EventTypes;
import vn.motcua.bridge.journal.ChainLinks;
import vn.motcua.bridge.journal.Identity;
import vn.motcua.bridge.journal.Journal.Entry;
import vn.motcua.bridge.journal.Journal.Head;
import vn.motcua.bridge.journal.Opening;
import vn.motcua.bridge.journal.sqlite.LedgerRows;
import vn.motcua.bridge.journal.sqlite.LedgerSchema;

/**
 * Writes the sound events of a damaged ledger into a new one.
 *
 * <p>An event is sound when it matches its hash; the hash covers centre, board and epoch, so no
 * event of another ledger passes. Sound events keep their names and links; a gap below the
 * acknowledged position does not matter, because the case server has the missing events. After a
 * gap that it does not have, it could not accept the old chain, so the following events are linked
 * again, in an epoch of their own, with their original data and moments. One thread.
 */
final class Salvage {
  private static final String RELINKED = "events from beyond a hole in the epoch before";

  private final Identity identity;
  private final EventCatalogue catalogue;
  private final Connection into;
  private final RandomGenerator forEpoch;
  private final Acknowledged acknowledged;
  private @Nullable Head head;
  private boolean relinking;
  private long position;
  private long kept;
  private long relinked;
  private final List<Erasure> erasures = new ArrayList<>();
  private BoardBorn lastBorn =
      new BoardBorn(Start.NEW_EPOCH, "unknown", List.of(), null, null, null);

  /**
   * The acknowledged position and hash of the damaged ledger; a position beyond all others when
   * unreadable.
   */
  record Acknowledged(long position, String hash) {
    static final Acknowledged UNKNOWN = new Acknowledged(Long.MAX_VALUE, "");
  }

  Salvage(
      Identity identity,
      EventCatalogue catalogue,
      Connection into,
      RandomGenerator forEpoch,
      Acknowledged acknowledged) {
    this.identity = identity;
    this.catalogue = catalogue;
    this.into = into;
    this.forEpoch = forEpoch;
    this.acknowledged = acknowledged;
  }

  /** Takes the next readable entry, in the order of positions. */
  void take(Entry entry) throws SQLException {
    Event event = entry.event();
    if (!Chain.isIntact(event)) {
      return;
    }
    Erasure.of(event).ifPresent(erasures::add);
    if (!relinking && isBeyondAHole(entry)) {
      relinking = true;
      beginRelinked(event);
    }
    if (event.type().equals(EventTypes.typeOf(BoardBorn.class))) {
      lastBorn = EventTypes.read(BoardBorn.class, event.data());
    }
    if (relinking) {
      relink(event);
      relinked++;
    } else {
      keep(entry);
    }
  }

  /** Begins the epoch in which the board continues, and returns what was done. */
  String finish(String reason) throws SQLException {
    for (Erasure erasure : erasures) {
      erase(erasure);
    }
    String said =
        "the ledger was damaged (%s): %d events kept, %d linked anew"
            .formatted(reason, kept, relinked);
    LedgerRows.insert(
        into,
        new LedgerRows.Run(
            position + 1, ChainLinks.newEpoch(forEpoch), 1, Chain.GENESIS, Start.NEW_EPOCH, said));
    return said;
  }

  /** An older page may have brought back data that was erased since. */
  private void erase(Erasure erasure) throws SQLException {
    List<Entry> named;
    try (PreparedStatement select = into.prepareStatement(LedgerRows.SELECT_NAMED)) {
      select.setString(1, erasure.epoch());
      select.setLong(2, erasure.sequence());
      named = LedgerRows.entries(select, identity);
    }
    for (Entry entry : named) {
      Optional<Event> erased = erasure.applyTo(entry.event(), catalogue);
      if (erased.isPresent()) {
        LedgerRows.blank(into, new Entry(entry.position(), erased.get()));
      }
    }
  }

  private boolean isBeyondAHole(Entry entry) {
    Event event = entry.event();
    boolean follows =
        head == null
            || event.sequence() == 1
            || (event.epoch().equals(head.epoch()) && event.previousHash().equals(head.hash()));
    return !follows && entry.position() - 1 > acknowledged.position();
  }

  private void keep(Entry entry) throws SQLException {
    Event event = entry.event();
    Head before = head;
    if (before == null || !event.previousHash().equals(before.hash()) || event.sequence() == 1) {
      Start start = before == null && event.sequence() == 1 ? Start.FIRST : Start.NEW_EPOCH;
      String reason = event.sequence() == 1 ? "salvaged" : "salvaged, events before it are missing";
      LedgerRows.insert(
          into,
          new LedgerRows.Run(
              position + 1, event.epoch(), event.sequence(), event.previousHash(), start, reason));
    }
    write(event);
    kept++;
    if (event.hash().equals(acknowledged.hash())) {
      LedgerSchema.meta(into, "acknowledged", position + " " + event.hash());
    }
  }

  private void beginRelinked(Event first) throws SQLException {
    Head ended = head == null ? ChainLinks.empty(ChainLinks.newEpoch(forEpoch), position) : head;
    String epoch = ChainLinks.newEpoch(forEpoch);
    LedgerRows.insert(
        into, new LedgerRows.Run(position + 1, epoch, 1, Chain.GENESIS, Start.NEW_EPOCH, RELINKED));
    BoardBorn born =
        new Opening(Start.NEW_EPOCH, ended, RELINKED).born(lastBorn.version(), lastBorn.roles());
    head = ChainLinks.empty(epoch, position);
    write(linked(head, first, EventTypes.typeOf(born), EventTypes.toJson(born)));
  }

  private void relink(Event event) throws SQLException {
    Head end = head;
    if (end == null) {
      throw new IllegalStateException("relinking begins with an epoch");
    }
    write(linked(end, event, event.type(), event.data()));
  }

  private Event linked(Head end, Event moment, String type, String data) {
    return Chain.link(
        identity.centre(),
        identity.board(),
        end.epoch(),
        end.sequence() + 1,
        type,
        moment.at(),
        data,
        end.hash());
  }

  private void write(Event event) throws SQLException {
    position++;
    head = new Head(event.epoch(), event.sequence(), event.hash(), position);
    try (PreparedStatement insert = into.prepareStatement(LedgerRows.INSERT_EVENT)) {
      if (LedgerRows.bind(insert, new Entry(position, event)) != 1) {
        throw new SQLException("an insert made no row");
      }
    }
  }
}
