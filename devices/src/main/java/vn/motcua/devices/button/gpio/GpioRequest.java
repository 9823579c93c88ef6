package vn.motcua.devices.button.gpio;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import vn.motcua.devices.link.LinkException;
import vn.motcua.devices.link.posix.Posix;

/** Lines taken from a chip; indexes count the lines of this request from 0. One thread. */
final class GpioRequest implements AutoCloseable {

  /** Edges fetched by one read. */
  private static final int EVENTS_PER_READ = 64;

  private final int fd;
  private final List<Integer> offsets;
  private final Arena arena = Arena.ofShared();
  private final MemorySegment values = arena.allocate(GpioUapi.VALUES_BYTES, 8);
  private final MemorySegment events =
      arena.allocate((long) EVENTS_PER_READ * GpioUapi.EVENT_BYTES, 8);

  GpioRequest(int fd, List<Integer> offsets) {
    this.fd = fd;
    this.offsets = List.copyOf(offsets);
  }

  int fd() {
    return fd;
  }

  int lines() {
    return offsets.size();
  }

  /** The index of a line in this request. */
  int indexOf(int offset) {
    int index = offsets.indexOf(offset);
    if (index < 0) {
      throw new IllegalArgumentException("line " + offset + " is none of " + offsets);
    }
    return index;
  }

  /** The level of a line now. */
  boolean high(int index) throws LinkException {
    values.set(JAVA_LONG, 0, 0);
    values.set(JAVA_LONG, GpioUapi.VALUES_MASK, 1L << index);
    check("reading line " + offsets.get(index), Posix.ioctl(fd, GpioUapi.GET_VALUES, values));
    return values.get(JAVA_LONG, 0) != 0;
  }

  void set(int index, boolean high) throws LinkException {
    values.set(JAVA_LONG, 0, high ? 1L << index : 0);
    values.set(JAVA_LONG, GpioUapi.VALUES_MASK, 1L << index);
    check("setting line " + offsets.get(index), Posix.ioctl(fd, GpioUapi.SET_VALUES, values));
  }

  /** Takes an edge of the line at {@code index}; {@code nanos} is CLOCK_MONOTONIC. */
  @FunctionalInterface
  interface EdgeTaker {
    void edge(int index, boolean rising, long nanos, long sequence);
  }

  /**
   * Takes the edges that a poll has announced, up to {@link #EVENTS_PER_READ}. The kernel's seqno
   * counts the edges of the request from 1 in 32 bits.
   */
  void read(EdgeTaker edges) throws LinkException {
    int bytes = check("reading edges", Posix.read(fd, events));
    for (int at = 0; at + GpioUapi.EVENT_BYTES <= bytes; at += GpioUapi.EVENT_BYTES) {
      edges.edge(
          indexOf(events.get(JAVA_INT, at + GpioUapi.EVENT_OFFSET)),
          events.get(JAVA_INT, at + GpioUapi.EVENT_ID) == GpioUapi.EVENT_ID_RISING,
          events.get(JAVA_LONG, at),
          Integer.toUnsignedLong(events.get(JAVA_INT, at + GpioUapi.EVENT_SEQNO)));
    }
  }

  private static int check(String doing, int result) throws LinkException {
    if (result == Posix.EINTR || result == Posix.EAGAIN) {
      return 0;
    }
    if (result < 0) {
      throw GpioFailure.of(doing, result, "");
    }
    return result;
  }

  @Override
  public void close() {
    Posix.close(fd);
    arena.close();
  }
}
