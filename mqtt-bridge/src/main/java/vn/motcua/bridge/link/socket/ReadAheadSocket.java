package vn.motcua.bridge.link.socket;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/** A socket with a read-ahead buffer. One thread reads, as with any socket; another may close. */
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

  /** Returns buffered bytes without another system call. */
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
