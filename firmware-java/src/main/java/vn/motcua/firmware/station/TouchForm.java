package vn.motcua.firmware.station;

import vn.motcua.firmware.access.Access;

/**
 * How a page sends a touch, and who may send it. Any thread.
 *
 * @param access who may; of the screens of a counter, each only for its own ({@link Touch#counter})
 * @param reader reads the record from the fields of a request
 */
public record TouchForm(Access access, Reader reader) {

  /** Reads a touch from the fields of a request. */
  @FunctionalInterface
  public interface Reader {
    /**
     * The touch.
     *
     * @throws UnreadableTouchException when a field is missing or wrong
     */
    Touch read(TouchFields fields) throws UnreadableTouchException;
  }
}
