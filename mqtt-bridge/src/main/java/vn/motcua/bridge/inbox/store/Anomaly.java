package vn.motcua.bridge.inbox.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An irregularity in what the case server received, kept for people to look at.
 *
 * @param chain the chain; its epoch is empty when the message named none
 * @param kind the kind of irregularity
 * @param sequence the event: the missing one for a gap, the faulty one otherwise
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

  /** Limits the detail to one short printable line. */
  public Anomaly {
    detail = line(detail);
  }

  /** The detail may quote a received message. */
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
    /** An event arrived before its predecessor. */
    GAP,
    /** It has the next sequence, but its previous hash is not the hash of our tip. */
    BROKEN_CHAIN,
    /** Its sequence is stored with another content. */
    FORK,
    /** An event came without its data; the board's ledger has the data. */
    WITHHELD,
    /** It is not an event, or not the one it claims to be. */
    MALFORMED
  }
}
