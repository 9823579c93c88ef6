package vn.motcua.devices.link;

/** What is held open of a device while it is served: a link of bytes, or the lines of a panel. */
public interface Attachment extends AutoCloseable {

  /**
   * Frees its handles; may be called more than once and from any thread. Whoever waits inside it
   * comes back with {@link LinkException}.
   */
  @Override
  void close();
}
