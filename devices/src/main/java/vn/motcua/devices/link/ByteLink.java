package vn.motcua.devices.link;

import java.time.Duration;

/**
 * An open two-way line of bytes to one device.
 *
 * <p>One thread reads, one thread writes (they may be the same), any thread closes. A read that is
 * waiting ends with {@link LinkException} when the link is closed under it.
 */
public interface ByteLink extends Attachment {

  /**
   * Waits up to {@code timeout} for at least one byte.
   *
   * @return how many bytes were put at the start of {@code buffer}; 0 when the time passed in
   *     silence
   * @throws LinkException when the far end is gone or the link is closed
   */
  int read(byte[] buffer, Duration timeout) throws LinkException;

  /**
   * Writes all bytes, or fails.
   *
   * @throws LinkException when the far end is gone, the link is closed, or it took nothing for the
   *     link's write limit
   */
  void write(byte[] bytes, int offset, int length) throws LinkException;

  /** Writes the whole array. */
  default void write(byte[] bytes) throws LinkException {
    write(bytes, 0, bytes.length);
  }

  /** Closes the port and frees its handles; may be called more than once. */
  @Override
  void close();
}
