package vn.motcua.firmware.station;

/** How a page sends a touch: reads the record from the fields of a request. Any thread. */
@FunctionalInterface
public interface TouchForm {
  /**
   * The touch.
   *
   * @throws UnreadableTouchException when a field is missing or wrong
   */
  Touch read(TouchFields fields) throws UnreadableTouchException;
}
