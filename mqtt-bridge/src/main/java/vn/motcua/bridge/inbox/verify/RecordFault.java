package vn.motcua.bridge.inbox.verify;

import vn.motcua.bridge.inbox.store.ChainId;

/**
 * A fault of the record: something is not as boards sent it.
 *
 * @param chain whose
 * @param sequence the event, 0 when there is no particular one
 * @param kind what is wrong
 * @param what description, without event data
 */
public record RecordFault(ChainId chain, long sequence, Kind kind, String what) {

  /** The kinds of faults. */
  public enum Kind {
    /** The content is not what the hash says. */
    CHANGED("a column of this row was changed after it was stored"),
    /** No event can be read from the row. */
    UNREADABLE("a column of this row was changed after it was stored"),
    /** The previous hash is not the hash of the event before. */
    UNLINKED("this event or the one before it was put in another's place"),
    /** Sequences are missing. */
    MISSING("events were taken out after they were stored"),
    /** The sequence is not above the one before it. */
    OUT_OF_PLACE("a row was put in by hand, or moved"),
    /** The table of chains and the events do not end at the same event. */
    TIP("events were taken out at the end, or the table of chains was changed"),
    /** A seal does not match the stored events. */
    SEAL("events of that day are not those the board signed, or the board did not sign it"),
    /** An event aside follows no stored event. */
    ASIDE("a row was put in by hand, or what it stood on was taken out"),
    /** Rows of an unknown chain. */
    STRAY("a row of the table of chains was taken out"),
    /** An anchor kept elsewhere disagrees. */
    ANCHOR("the chain was computed anew, or its end was taken out");

    private final String meaning;

    Kind(String meaning) {
      this.meaning = meaning;
    }

    /** The meaning for the record, in words. */
    public String meaning() {
      return meaning;
    }
  }

  /** One printable line: {@code KIND centre/board/epoch-sequence: what; that is: meaning}. */
  @Override
  public String toString() {
    String name = sequence == 0 ? chain.toString() : chain + "-" + sequence;
    String line = "%s %s: %s; %s".formatted(kind, name, what, kind.meaning());
    return line.replaceAll("\\p{Cntrl}", "\uFFFD");
  }
}
