package vn.motcua.bridge;

/** An event's type is unknown here, or its data is not what the type promises. */
public final class EventFormatException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is wrong with the event. */
  public enum Fault {
    /** This version has no such type; a later one may. */
    UNKNOWN_TYPE,
    /** The data is no JSON object with the fields of its type. */
    BAD_DATA
  }

  private final Fault fault;

  /** Says which type, and what of it; never quotes the data. */
  public EventFormatException(Fault fault, String message) {
    super(message);
    this.fault = fault;
  }

  /** What is wrong. */
  public Fault fault() {
    return fault;
  }
}
