package vn.motcua.firmware.web.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.eclipse.jetty.io.SelectorManager;
import org.jspecify.annotations.Nullable;
import vn.motcua.firmware.web.guard.Places;

/**
 * Every open connection: its address, what it is waiting for, and since when. A connection beyond
 * the limits is closed before it is read. Any thread.
 */
final class Connections implements SelectorManager.AcceptListener {
  private static final System.Logger LOG = System.getLogger(Connections.class.getName());

  private final ConnectionLimits limits;
  private final LongSupplier nanos;
  private final Places places;
  private final Map<SelectableChannel, Held> open = new ConcurrentHashMap<>();
  private final LongAdder refused = new LongAdder();

  /** What a connection is waiting for. */
  private enum Phase {
    FIRST_HEADER,
    NEXT_HEADER,
    ANSWER,
    /** An endless answer: its sender watches its time. */
    STREAM
  }

  private record Held(InetAddress from, Phase phase, long since) {}

  Connections(ConnectionLimits limits, LongSupplier nanos) {
    this.limits = limits;
    this.nanos = nanos;
    this.places = new Places(limits.connections(), limits.strangers(), limits.each());
  }

  @Override
  public void onAccepting(SelectableChannel channel) {
    InetAddress from = address(channel);
    if (from == null || !places.take(from)) {
      refused.increment();
      close(channel);
      return;
    }
    open.put(channel, new Held(from, Phase.FIRST_HEADER, nanos.getAsLong()));
  }

  @Override
  public void onAcceptFailed(SelectableChannel channel, Throwable cause) {
    onClosed(channel);
  }

  @Override
  public void onClosed(SelectableChannel channel) {
    Held held = open.remove(channel);
    if (held != null) {
      places.giveBack(held.from);
    }
  }

  /** A complete header has arrived. */
  void received(SelectableChannel channel) {
    to(channel, Phase.ANSWER);
  }

  /** The answer continues without an end. */
  void streaming(SelectableChannel channel) {
    to(channel, Phase.STREAM);
  }

  /** The answer is complete. */
  void answered(SelectableChannel channel) {
    to(channel, Phase.NEXT_HEADER);
  }

  private void to(SelectableChannel channel, Phase phase) {
    open.computeIfPresent(channel, (_, held) -> new Held(held.from, phase, nanos.getAsLong()));
  }

  /** Whether the wait has taken too long. */
  boolean isOverdue(SelectableChannel channel) {
    Held held = open.get(channel);
    if (held == null) {
      return false;
    }
    Duration most =
        switch (held.phase) {
          case FIRST_HEADER -> limits.header();
          case NEXT_HEADER -> limits.idle();
          case ANSWER -> limits.request();
          case STREAM -> null;
        };
    return most != null && nanos.getAsLong() - held.since > most.toNanos();
  }

  int count() {
    return places.taken();
  }

  /** How many connections were closed unread because there was no place. */
  long refused() {
    return refused.sum();
  }

  private static @Nullable InetAddress address(SelectableChannel channel) {
    try {
      return channel instanceof SocketChannel socket
              && socket.getRemoteAddress() instanceof InetSocketAddress address
          ? address.getAddress()
          : null;
    } catch (IOException gone) {
      LOG.log(System.Logger.Level.DEBUG, "a client went away at once", gone);
      return null;
    }
  }

  private static void close(SelectableChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "a refused connection could not be closed", e);
    }
  }
}
