package vn.motcua.bridge.inbox.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.motcua.bridge.Erasure;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventCatalogue;
import vn.motcua.bridge.inbox.store.ChainId;

/**
 * Removes the data of events that a stored {@code data.erased} names, in the transaction that
 * stores it, from the chain and from events aside. When the named event is not here, the erasure is
 * kept as unmet, at most {@value #UNMET_PER_BOARD_MAX} for each board: if the event comes later, it
 * is stored without its data.
 *
 * <p>Each call is a part of the caller's transaction. Stateless except for its statements; one
 * thread for each connection.
 */
public final class Erasures {
  public static final int UNMET_PER_BOARD_MAX = 1_000;

  private static final System.Logger LOG = System.getLogger(Erasures.class.getName());

  private final Words words;
  private final EventCatalogue catalogue;

  /**
   * The statements in the SQL of a database; the first four parameters of each are centre, board,
   * epoch and sequence unless it says otherwise.
   *
   * @param event selects the event of the chain
   * @param blank first the data
   * @param aside selects the event aside; fifth the hash
   * @param blankAside first the data, then the four, then the hash
   * @param unmet all unmet erasures
   * @param keep fifth the hash, then centre, board and the limit
   * @param met fifth the hash
   */
  public record Words(
      String event,
      String blank,
      String aside,
      String blankAside,
      String unmet,
      String keep,
      String met) {}

  public Erasures(Words words, EventCatalogue catalogue) {
    this.words = words;
    this.catalogue = catalogue;
  }

  /** An erasure and the chain of its event. */
  public record Unmet(ChainId chain, Erasure erasure) {}

  /** Erasures whose events have not come yet. */
  public List<Unmet> unmet(Connection c) throws SQLException {
    List<Unmet> unmet = new ArrayList<>();
    try (PreparedStatement query = c.prepareStatement(words.unmet());
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        ChainId chain = InboxRows.chain(row);
        unmet.add(
            new Unmet(
                chain, new Erasure(chain.epoch(), row.getLong("sequence"), row.getString("hash"))));
      }
    }
    return unmet;
  }

  /**
   * These events, without the data of those that an unmet erasure names; that erasure is then met.
   */
  public List<Event> withoutErased(Connection c, List<Unmet> unmet, List<Event> events)
      throws SQLException {
    if (unmet.isEmpty()) {
      return events;
    }
    List<Event> result = new ArrayList<>(events.size());
    for (Event event : events) {
      Event stored = event;
      for (Unmet each : unmet) {
        if (each.chain().equals(ChainId.of(event)) && each.erasure().names(event)) {
          stored = each.erasure().applyTo(event, catalogue).orElse(event);
          try (PreparedStatement met = c.prepareStatement(words.met())) {
            bind(met, 1, each.chain(), each.erasure().sequence());
            met.setString(5, each.erasure().hash());
            met.executeUpdate();
          }
        }
      }
      result.add(stored);
    }
    return result;
  }

  /** Carries out the erasures among events that were just stored; returns whether there was any. */
  public boolean carryOut(Connection c, List<Event> stored) throws SQLException {
    boolean any = false;
    for (Event event : stored) {
      Optional<Erasure> erasure = Erasure.of(event);
      if (erasure.isPresent()) {
        any = true;
        erase(c, new ChainId(event.centre(), event.board(), erasure.get().epoch()), erasure.get());
      }
    }
    return any;
  }

  private void erase(Connection c, ChainId chain, Erasure erasure) throws SQLException {
    Optional<Event> held = find(c, words.event(), chain, erasure, false);
    Optional<Event> aside = find(c, words.aside(), chain, erasure, true);
    boolean here = held.filter(erasure::names).isPresent();
    if (here) {
      blank(c, words.blank(), chain, erasure, held.get(), false);
    }
    if (aside.isPresent()) {
      blank(c, words.blankAside(), chain, erasure, aside.get(), true);
    }
    if (!here && aside.isEmpty()) {
      keep(c, chain, erasure);
    }
  }

  private static Optional<Event> find(
      Connection c, String words, ChainId chain, Erasure erasure, boolean byHash)
      throws SQLException {
    try (PreparedStatement query = c.prepareStatement(words)) {
      bind(query, 1, chain, erasure.sequence());
      if (byHash) {
        query.setString(5, erasure.hash());
      }
      try (ResultSet rows = query.executeQuery()) {
        return InboxRows.events(chain, rows).stream().findFirst();
      }
    }
  }

  private void blank(
      Connection c, String words, ChainId chain, Erasure erasure, Event held, boolean byHash)
      throws SQLException {
    if (!held.hasData()) {
      return;
    }
    Optional<Event> erased = erasure.applyTo(held, catalogue);
    if (erased.isEmpty()) {
      LOG.log(
          System.Logger.Level.WARNING,
          "{0} keeps its data: it is of a type that nothing may erase, or of version 1 of the"
              + " chain",
          held.id());
      return;
    }
    try (PreparedStatement update = c.prepareStatement(words)) {
      update.setString(1, erased.get().data());
      bind(update, 2, chain, erasure.sequence());
      if (byHash) {
        update.setString(6, erasure.hash());
      }
      if (update.executeUpdate() != 1) {
        throw new SQLException(held.id() + " is not one row");
      }
    }
  }

  private void keep(Connection c, ChainId chain, Erasure erasure) throws SQLException {
    try (PreparedStatement insert = c.prepareStatement(words.keep())) {
      bind(insert, 1, chain, erasure.sequence());
      insert.setString(5, erasure.hash());
      insert.setString(6, chain.centre());
      insert.setString(7, chain.board());
      insert.setInt(8, UNMET_PER_BOARD_MAX);
      insert.executeUpdate();
    }
  }

  private static void bind(PreparedStatement statement, int first, ChainId chain, long sequence)
      throws SQLException {
    statement.setString(first, chain.centre());
    statement.setString(first + 1, chain.board());
    statement.setString(first + 2, chain.epoch());
    statement.setLong(first + 3, sequence);
  }
}
