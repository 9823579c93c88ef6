package vn.motcua.devices.link;

/** The open resource of a device: a byte link, or the lines of a panel. */
public interface Attachment extends AutoCloseable {

  /**
   * Frees its handles; may be called more than once and from any thread. Whoever waits inside it
   * comes back with {@link LinkException}.
   */
  @Override
  void close();
}
