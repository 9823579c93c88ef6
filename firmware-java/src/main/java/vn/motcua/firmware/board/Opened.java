package vn.motcua.firmware.board;

import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The resources that a constructor has opened so far, closed in reverse order at the end, or when a
 * later step of the constructor fails. One thread.
 */
public final class Opened implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Opened.class.getName());

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();

  /** Adds a resource that was just opened. */
  public <T extends AutoCloseable> T add(T part) {
    parts.push(part);
    return part;
  }

  /** Closes all of them, even if one throws; a second call does nothing. */
  @Override
  public void close() {
    while (!parts.isEmpty()) {
      AutoCloseable part = parts.pop();
      try {
        part.close();
      } catch (Exception e) {
        LOG.log(Level.WARNING, "could not close " + part, e);
      }
    }
  }
}
