package vn.motcua.bridge.link.socket;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/**
 * A socket whose bytes are taken from the kernel as many at a time as there are, and handed out as
 * few as are asked for. One thread reads, as with any socket; another may close.
 */
final class ReadAheadSocket extends Socket {
  private static final int AHEAD_BYTES = 16 * 1_024;

  private @Nullable InputStream input;

  @Override
  public synchronized InputStream getInputStream() throws IOException {
    InputStream ahead = input;
    if (ahead == null) {
      ahead = new Ahead(super.getInputStream());
      input = ahead;
    }
    return ahead;
  }

  /** Says what is at hand without asking the kernel for more. */
  private static final class Ahead extends BufferedInputStream {
    Ahead(InputStream raw) {
      super(raw, AHEAD_BYTES);
    }

    @Override
    public synchronized int available() throws IOException {
      return pos < count ? count - pos : super.available();
    }
  }
}
