package vn.motcua.devices.link.net;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import vn.motcua.devices.link.ByteLink;
import vn.motcua.devices.link.Fault;
import vn.motcua.devices.link.LinkException;

/**
 * A {@link ByteLink} over one TCP connection, such as a printer's port 9100.
 *
 * <p>The channel is non-blocking with one selector a direction, because a blocking socket has no
 * time limit for writing: a printer without paper stops reading and would hold the writer for ever.
 */
public final class TcpLink implements ByteLink {
  /** A write fails when the far end has taken nothing for this long. */
  public static final long WRITE_STALL_MILLIS_MAX = 10_000;

  private final SocketChannel channel;
  private final Selector readable;
  private final Selector writable;
  private final String where;

  /** Takes over a connected channel; {@code where} is for messages. */
  TcpLink(SocketChannel connected, String where) throws IOException {
    this.channel = connected;
    this.where = where;
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
    channel.configureBlocking(false);
    this.readable = Selector.open();
    this.writable = Selector.open();
    channel.register(readable, SelectionKey.OP_READ);
    channel.register(writable, SelectionKey.OP_WRITE);
  }

  @Override
  public int read(byte[] buffer, Duration timeout) throws LinkException {
    try {
      ByteBuffer into = ByteBuffer.wrap(buffer);
      int count = channel.read(into);
      if (count == 0 && timeout.isPositive()) {
        await(readable, Math.max(1, timeout.toMillis()));
        count = channel.read(into);
      }
      if (count < 0) {
        throw new LinkException(new Fault.Unplugged(where + " closed the connection"));
      }
      return count;
    } catch (LinkException e) {
      throw e;
    } catch (IOException | ClosedSelectorException e) {
      throw gone(e);
    }
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws LinkException {
    ByteBuffer from = ByteBuffer.wrap(bytes, offset, length);
    try {
      while (from.hasRemaining()) {
        if (channel.write(from) == 0 && !await(writable, WRITE_STALL_MILLIS_MAX)) {
          throw new LinkException(
              new Fault.Timeout(where + " took no data for " + WRITE_STALL_MILLIS_MAX + " ms"));
        }
      }
    } catch (LinkException e) {
      throw e;
    } catch (IOException | ClosedSelectorException e) {
      throw gone(e);
    }
  }

  private boolean await(Selector selector, long millis) throws IOException {
    int ready = selector.select(millis);
    selector.selectedKeys().clear();
    if (!channel.isOpen()) {
      throw new LinkException(new Fault.Unplugged(where + " was closed on this side"));
    }
    return ready > 0;
  }

  private LinkException gone(Exception cause) {
    String why = cause.getMessage() == null ? "closed on this side" : cause.getMessage();
    return new LinkException(new Fault.Unplugged(where + ": " + why), cause);
  }

  @Override
  public void close() {
    closeOne(channel);
    closeOne(readable);
    closeOne(writable);
  }

  private void closeOne(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      System.getLogger(TcpLink.class.getName())
          .log(System.Logger.Level.DEBUG, () -> "closing " + where, e);
    }
  }
}
