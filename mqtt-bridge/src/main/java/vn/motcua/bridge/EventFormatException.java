package vn.motcua.bridge;

/** An event has an unknown type, or data that does not match its type. */
public final class EventFormatException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is wrong with the event. */
  public enum Fault {
    /** This version has no such type; a later version may. */
    UNKNOWN_TYPE,
    /** The data is not a JSON object with the fields of its type. */
    BAD_DATA
  }

  private final Fault fault;

  /** Names the type and the fault; never quotes the data. */
  public EventFormatException(Fault fault, String message) {
    super(message);
    this.fault = fault;
  }

  /** What is wrong. */
  public Fault fault() {
    return fault;
  }
}
