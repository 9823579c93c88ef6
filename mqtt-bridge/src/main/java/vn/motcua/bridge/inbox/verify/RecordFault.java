package vn.motcua.bridge.inbox.verify;

import vn.motcua.bridge.inbox.store.ChainId;

/**
 * Something in the record that is not as boards sent it.
 *
 * @param chain whose
 * @param sequence which event of it, 0 when it is about none
 * @param kind what is wrong
 * @param what the same in words, without event data
 */
public record RecordFault(ChainId chain, long sequence, Kind kind, String what) {

  /** What can be wrong. */
  public enum Kind {
    /** The content is not what the hash says. */
    CHANGED("a column of this row was changed after it was stored"),
    /** No event can be read from the row. */
    UNREADABLE("a column of this row was changed after it was stored"),
    /** The previous hash is not that of the event before. */
    UNLINKED("this event or the one before it was put in another's place"),
    /** Sequences are not there. */
    MISSING("events were taken out after they were stored"),
    /** Lower than, or the same as, the one before it. */
    OUT_OF_PLACE("a row was put in by hand, or moved"),
    /** The table of chains and the events do not end at the same event. */
    TIP("events were taken out at the end, or the table of chains was changed"),
    /** A seal does not agree with what is held. */
    SEAL("events of that day are not those the board signed, or the board did not sign it"),
    /** What is aside follows nothing that is held. */
    ASIDE("a row was put in by hand, or what it stood on was taken out"),
    /** Rows under no chain. */
    STRAY("a row of the table of chains was taken out"),
    /** An anchor kept elsewhere says otherwise. */
    ANCHOR("the chain was computed anew, or its end was taken out");

    private final String meaning;

    Kind(String meaning) {
      this.meaning = meaning;
    }

    /** What it means for the record, in words. */
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
