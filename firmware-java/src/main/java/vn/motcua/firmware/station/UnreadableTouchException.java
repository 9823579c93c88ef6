package vn.motcua.firmware.station;

/** A request that is not a touch; its message is a Vietnamese sentence that says what to do. */
public class UnreadableTouchException extends Exception {
  private static final long serialVersionUID = 1L;

  /** With a Vietnamese sentence for the person who sees the answer. */
  public UnreadableTouchException(String sentence) {
    super(sentence);
  }
}
