package vn.motcua.bridge.journal;

/**
 * An event's data is larger than {@link Journal#DATA_BYTES_MAX}; nothing of the batch was stored.
 */
public final class DataTooLargeException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** With the type and the size. */
  public DataTooLargeException(String message) {
    super(message);
  }
}
