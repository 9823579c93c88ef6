package vn.motcua.bridge.inbox.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something the case server was sent, or was not, that a person must be able to ask about.
 *
 * @param chain whose; its epoch is empty when the message named none
 * @param kind what was wrong
 * @param sequence which event of the chain: the missing one of a gap, the offending one otherwise
 * @param detail one line for people, without event data; cut to 300 characters
 * @param seenAt when the inbox first saw it
 * @param healedAt when a gap was filled, null while it is open; never set for the other kinds
 */
public record Anomaly(
    ChainId chain,
    Kind kind,
    long sequence,
    String detail,
    Instant seenAt,
    @Nullable Instant healedAt) {

  private static final int DETAIL_CHARS_MAX = 300;

  /** Keeps the detail one short line that any store and any terminal takes. */
  public Anomaly {
    detail = line(detail);
  }

  /** What was sent may be quoted in it. */
  private static String line(String text) {
    StringBuilder line = new StringBuilder();
    text.codePoints()
        .limit(DETAIL_CHARS_MAX)
        .map(c -> Character.isISOControl(c) || isLoneSurrogate(c) ? '\uFFFD' : c)
        .forEach(line::appendCodePoint);
    return line.toString();
  }

  private static boolean isLoneSurrogate(int c) {
    return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
  }

  /** What can be wrong. */
  public enum Kind {
    /** An event arrived before the one that precedes it. */
    GAP,
    /** The right sequence, but its previous hash is not the hash we hold. */
    BROKEN_CHAIN,
    /** A sequence we hold, with another content. */
    FORK,
    /** The place of an event came without its data; the board's ledger holds them. */
    WITHHELD,
    /** No event at all, or not the one it says it is. */
    MALFORMED
  }
}
