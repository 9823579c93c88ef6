package vn.motcua.devices.button;

import java.io.IOException;

/** Lines of a panel that a test operates from outside; for {@link PanelLinesContract}. */
public interface PanelBench extends AutoCloseable {
  /** Three buttons, all open, and two lamps. */
  PanelLines lines();

  /** Puts a button's contacts together or apart. */
  void touch(int button, boolean closed) throws Exception;

  /** Whether a lamp has current. */
  boolean lit(int lamp) throws Exception;

  @Override
  void close() throws IOException;
}
