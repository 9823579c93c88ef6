package vn.motcua.devices.link.posix;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * The few calls of the C library that device files need (POSIX.1-2024, Linux values). Each returns
 * what C returns; a failure is its errno turned negative. Any thread.
 */
public final class Posix {
  /** Read and write. */
  public static final int O_RDWR = 2;

  /** Not the controlling terminal. */
  public static final int O_NOCTTY = 0x100;

  /** Never wait in read or write. */
  public static final int O_NONBLOCK = 0x800;

  /** Not for child processes. */
  public static final int O_CLOEXEC = 0x80000;

  /** No such file. */
  public static final int ENOENT = -2;

  /** Interrupted; try again. */
  public static final int EINTR = -4;

  /** The far end hung up. */
  public static final int EIO = -5;

  /** Nothing there now. */
  public static final int EAGAIN = -11;

  /** Not allowed for this user. */
  public static final int EACCES = -13;

  /** The file is there, the device behind it is not. */
  public static final int ENXIO = -6;

  /** The device has been taken away. */
  public static final int ENODEV = -19;

  /** In use by another. */
  public static final int EBUSY = -16;

  /** Something to read. */
  public static final short POLLIN = 1;

  /** Room to write. */
  public static final short POLLOUT = 4;

  /** An error is pending. */
  public static final short POLLERR = 8;

  /** The far end hung up. */
  public static final short POLLHUP = 16;

  /** Bytes of a {@code struct pollfd}: i32 fd, i16 events, i16 revents. */
  public static final int POLLFD_BYTES = 8;

  private static final int PROT_READ = 1;
  private static final int MAP_SHARED = 1;
  private static final int POLLFD_EVENTS = 4;
  private static final int POLLFD_REVENTS = 6;

  private static final MethodHandle CLOSE =
      NativeCalls.find("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
  private static final MethodHandle EVENTFD =
      NativeCalls.find("eventfd", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
  private static final MethodHandle IOCTL =
      NativeCalls.find(
          "ioctl",
          FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS),
          Linker.Option.firstVariadicArg(2));
  private static final MethodHandle IOCTL_INT =
      NativeCalls.find(
          "ioctl",
          FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG),
          Linker.Option.firstVariadicArg(2));
  private static final MethodHandle OPEN =
      NativeCalls.find(
          "open",
          FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT),
          Linker.Option.firstVariadicArg(2));
  private static final MethodHandle MMAP =
      NativeCalls.find(
          "mmap",
          FunctionDescriptor.of(
              JAVA_LONG, ADDRESS, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG));
  private static final MethodHandle MUNMAP =
      NativeCalls.find("munmap", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG));
  private static final MethodHandle READ =
      NativeCalls.find("read", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
  private static final MethodHandle WRITE =
      NativeCalls.find("write", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
  private static final MethodHandle POLL =
      NativeCalls.find("poll", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));

  private Posix() {}

  /**
   * Opens a device file for reading and writing, never waiting in either; its descriptor. A USB
   * printer without paper would otherwise hold its writer for ever.
   */
  public static int openPath(String path) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocateFrom(path);
      int flags = O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC;
      return (int) NativeCalls.call(state -> (int) OPEN.invokeExact(state, name, flags));
    }
  }

  /** Closes a descriptor. */
  public static int close(int fd) {
    return (int) NativeCalls.call(state -> (int) CLOSE.invokeExact(state, fd));
  }

  /** A counter to wake a poll with; never blocks. */
  public static int eventfd() {
    int flags = O_CLOEXEC | O_NONBLOCK;
    return (int) NativeCalls.call(state -> (int) EVENTFD.invokeExact(state, 0, flags));
  }

  /** Reads what is there into {@code buffer}. */
  public static int read(int fd, byte[] buffer) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment target = arena.allocate(buffer.length);
      int got = read(fd, target);
      if (got > 0) {
        MemorySegment.copy(target, JAVA_BYTE, 0, buffer, 0, got);
      }
      return got;
    }
  }

  /** Reads what is there. */
  public static int read(int fd, MemorySegment target) {
    return (int)
        NativeCalls.call(state -> (long) READ.invokeExact(state, fd, target, target.byteSize()));
  }

  /** Writes as much as is taken. */
  public static int write(int fd, byte[] bytes, int offset, int length) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment source = arena.allocate(length);
      MemorySegment.copy(bytes, offset, source, JAVA_BYTE, 0, length);
      return write(fd, source);
    }
  }

  /** Writes as much as is taken. */
  public static int write(int fd, MemorySegment source) {
    return (int)
        NativeCalls.call(state -> (long) WRITE.invokeExact(state, fd, source, source.byteSize()));
  }

  /** ioctl with a buffer that is filled; the request number says how long it has to be. */
  public static int ioctl(int fd, long request, byte[] buffer) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment target = arena.allocate(buffer.length, 8);
      MemorySegment.copy(buffer, 0, target, JAVA_BYTE, 0, buffer.length);
      int got = ioctl(fd, request, target);
      MemorySegment.copy(target, JAVA_BYTE, 0, buffer, 0, buffer.length);
      return got;
    }
  }

  /** ioctl with a structure. */
  public static int ioctl(int fd, long request, MemorySegment argument) {
    return (int) NativeCalls.call(state -> (int) IOCTL.invokeExact(state, fd, request, argument));
  }

  /** ioctl with a number. */
  public static int ioctl(int fd, long request, long argument) {
    return (int)
        NativeCalls.call(state -> (int) IOCTL_INT.invokeExact(state, fd, request, argument));
  }

  /** Waits for {@code events}; those that came, also {@link #POLLHUP} and the like; 0 for none. */
  public static int poll(int fd, short events, int millis) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment set = arena.allocate(POLLFD_BYTES, 4);
      set.set(JAVA_INT, 0, fd);
      set.set(JAVA_SHORT, POLLFD_EVENTS, events);
      int ready = poll(set, millis);
      return ready > 0 ? set.get(JAVA_SHORT, POLLFD_REVENTS) : ready;
    }
  }

  /** Waits for any of an array of {@code struct pollfd}; how many have something. */
  public static int poll(MemorySegment set, int millis) {
    long count = set.byteSize() / POLLFD_BYTES;
    return (int) NativeCalls.call(state -> (int) POLL.invokeExact(state, set, count, millis));
  }

  /**
   * Memory that a driver shares.
   *
   * @param error 0, or errno turned negative; then the memory is {@link MemorySegment#NULL}
   */
  public record Mapping(MemorySegment memory, int error) {}

  /** Maps memory of an open device file to be read; {@link #unmap} frees it. */
  @SuppressWarnings("restricted")
  public static Mapping map(int fd, long offset, long length) {
    long at =
        NativeCalls.call(state ->
            (long)
                MMAP.invokeExact(
                    state, MemorySegment.NULL, length, PROT_READ, MAP_SHARED, fd, offset));
    return at < 0
        ? new Mapping(MemorySegment.NULL, (int) at)
        : new Mapping(MemorySegment.ofAddress(at).reinterpret(length), 0);
  }

  /** Frees what was mapped; it must not be read after. */
  static int unmap(MemorySegment mapped) {
    long length = mapped.byteSize();
    return (int) NativeCalls.call(state -> (int) MUNMAP.invokeExact(state, mapped, length));
  }
}
