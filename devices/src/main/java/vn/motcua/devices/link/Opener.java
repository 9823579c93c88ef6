package vn.motcua.devices.link;

/**
 * Knows where a device is attached and opens it again as often as needed.
 *
 * @param <A> what is open then
 */
public interface Opener<A extends Attachment> {
  /** Opens it anew; the caller closes it. */
  A open() throws LinkException;

  /** Where this leads, for messages: {@code serial /dev/serial0 57600} or {@code tcp host:9100}. */
  String where();
}
