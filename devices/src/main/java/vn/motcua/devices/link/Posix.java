package vn.motcua.devices.link;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * The few calls of the C library that device files and pseudo terminals need (POSIX.1-2024, Linux
 * values). Each returns what C returns; a failure is its errno turned negative. Any thread.
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

  /** Interrupted; try again. */
  public static final int EINTR = -4;

  /** The far end hung up. */
  public static final int EIO = -5;

  /** Nothing there now. */
  public static final int EAGAIN = -11;

  /** Something to read. */
  public static final short POLLIN = 1;

  /** Room to write. */
  public static final short POLLOUT = 4;

  /** An error is pending. */
  public static final short POLLERR = 8;

  /** The far end hung up. */
  public static final short POLLHUP = 16;

  private static final int TERMIOS_BYTES_MAX = 128;
  private static final int PATH_BYTES_MAX = 128;
  private static final int TCSANOW = 0;

  private static final Linker LINKER = Linker.nativeLinker();
  private static final MemoryLayout STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

  private static final MethodHandle POSIX_OPENPT = ints("posix_openpt");
  private static final MethodHandle GRANTPT = ints("grantpt");
  private static final MethodHandle UNLOCKPT = ints("unlockpt");
  private static final MethodHandle CLOSE = ints("close");
  private static final MethodHandle PTSNAME_R =
      find("ptsname_r", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_LONG));
  private static final MethodHandle TCGETATTR =
      find("tcgetattr", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));
  private static final MethodHandle TCSETATTR =
      find("tcsetattr", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS));
  private static final MethodHandle CFMAKERAW =
      find("cfmakeraw", FunctionDescriptor.ofVoid(ADDRESS));
  private static final MethodHandle CFGETOSPEED =
      find("cfgetospeed", FunctionDescriptor.of(JAVA_INT, ADDRESS));
  private static final MethodHandle IOCTL =
      find(
          "ioctl",
          FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS),
          Linker.Option.firstVariadicArg(2));
  private static final MethodHandle IOCTL_INT =
      find(
          "ioctl",
          FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG),
          Linker.Option.firstVariadicArg(2));
  private static final MethodHandle OPEN =
      find(
          "open",
          FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT),
          Linker.Option.firstVariadicArg(2));
  private static final MethodHandle READ =
      find("read", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
  private static final MethodHandle WRITE =
      find("write", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
  private static final MethodHandle POLL =
      find("poll", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));

  private Posix() {}

  /** A new pseudo terminal; its descriptor. */
  public static int openMaster() {
    return call(POSIX_OPENPT, O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
  }

  /** grantpt. */
  public static int grant(int fd) {
    return call(GRANTPT, fd);
  }

  /** unlockpt. */
  public static int unlock(int fd) {
    return call(UNLOCKPT, fd);
  }

  /** Closes a descriptor. */
  public static int close(int fd) {
    return call(CLOSE, fd);
  }

  /** Path of the other side of a pseudo terminal, or empty. */
  public static String slaveName(int fd) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocate(PATH_BYTES_MAX);
      int code =
          (int) invoke(() -> (int) PTSNAME_R.invokeExact(errno(arena), fd, name, name.byteSize()));
      return code == 0 ? name.getString(0) : "";
    }
  }

  /**
   * Opens a device file for reading and writing, never waiting in either; its descriptor. A USB
   * printer without paper would otherwise hold its writer for ever.
   */
  public static int openPath(String path) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = errno(arena);
      MemorySegment name = arena.allocateFrom(path);
      int flags = O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC;
      return (int) result(state, invoke(() -> (int) OPEN.invokeExact(state, name, flags)));
    }
  }

  /** No echo, no lines, no signals, 8 bits: what cfmakeraw gives. */
  public static int makeRaw(int fd) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = errno(arena);
      MemorySegment termios = arena.allocate(TERMIOS_BYTES_MAX, 8);
      long got = invoke(() -> (int) TCGETATTR.invokeExact(state, fd, termios));
      if (got < 0) {
        return (int) result(state, got);
      }
      invoke(() -> {
        CFMAKERAW.invokeExact(state, termios);
        return 0;
      });
      return (int)
          result(state, invoke(() -> (int) TCSETATTR.invokeExact(state, fd, TCSANOW, termios)));
    }
  }

  /**
   * Output speed of a terminal in bits per second. Up to glibc 2.41 speeds are codes (B9600 = 13),
   * from 2.42 on the number itself.
   */
  public static int baud(int fd) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = errno(arena);
      MemorySegment termios = arena.allocate(TERMIOS_BYTES_MAX, 8);
      if (invoke(() -> (int) TCGETATTR.invokeExact(state, fd, termios)) < 0) {
        return 0;
      }
      int speed = (int) invoke(() -> (int) CFGETOSPEED.invokeExact(state, termios));
      return switch (speed) {
        case 13, 9600 -> 9600;
        case 14, 19_200 -> 19_200;
        case 15, 38_400 -> 38_400;
        case 0x1001, 57_600 -> 57_600;
        case 0x1002, 115_200 -> 115_200;
        default -> 0;
      };
    }
  }

  /** Reads what is there into {@code buffer}. */
  public static int read(int fd, byte[] buffer) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = errno(arena);
      MemorySegment target = arena.allocate(buffer.length);
      long got = invoke(() -> (long) READ.invokeExact(state, fd, target, target.byteSize()));
      if (got > 0) {
        MemorySegment.copy(target, ValueLayout.JAVA_BYTE, 0, buffer, 0, (int) got);
      }
      return (int) result(state, got);
    }
  }

  /** Writes as much as is taken. */
  public static int write(int fd, byte[] bytes, int offset, int length) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = errno(arena);
      MemorySegment source = arena.allocate(length);
      MemorySegment.copy(bytes, offset, source, ValueLayout.JAVA_BYTE, 0, length);
      return (int)
          result(
              state, invoke(() -> (long) WRITE.invokeExact(state, fd, source, source.byteSize())));
    }
  }

  /** ioctl with a buffer that is filled; the request number says how long it has to be. */
  public static int ioctl(int fd, long request, byte[] buffer) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = errno(arena);
      MemorySegment target = arena.allocate(buffer.length, 8);
      MemorySegment.copy(buffer, 0, target, ValueLayout.JAVA_BYTE, 0, buffer.length);
      long got = invoke(() -> (int) IOCTL.invokeExact(state, fd, request, target));
      MemorySegment.copy(target, ValueLayout.JAVA_BYTE, 0, buffer, 0, buffer.length);
      return (int) result(state, got);
    }
  }

  /** ioctl with a number. */
  public static int ioctl(int fd, long request, long argument) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = errno(arena);
      return (int)
          result(state, invoke(() -> (int) IOCTL_INT.invokeExact(state, fd, request, argument)));
    }
  }

  /** Waits for {@code events}; those that came, also {@link #POLLHUP} and the like; 0 for none. */
  public static int poll(int fd, short events, int millis) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = errno(arena);
      MemorySegment set = arena.allocate(8, 4);
      set.set(JAVA_INT, 0, fd);
      set.set(ValueLayout.JAVA_SHORT, 4, events);
      int ready = (int) result(state, invoke(() -> (int) POLL.invokeExact(state, set, 1L, millis)));
      return ready > 0 ? set.get(ValueLayout.JAVA_SHORT, 6) : ready;
    }
  }

  private static int call(MethodHandle function, int argument) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = errno(arena);
      return (int) result(state, invoke(() -> (int) function.invokeExact(state, argument)));
    }
  }

  private static MemorySegment errno(Arena arena) {
    return arena.allocate(STATE);
  }

  private static long result(MemorySegment state, long returned) {
    return returned < 0 ? -(int) ERRNO.get(state, 0L) : returned;
  }

  private interface Downcall {
    @SuppressWarnings("IllegalThrows")
    long call() throws Throwable;
  }

  @SuppressWarnings("IllegalCatch")
  private static long invoke(Downcall downcall) {
    try {
      return downcall.call();
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new LinkageError("a C function cannot throw", e);
    }
  }

  private static MethodHandle ints(String name) {
    return find(name, FunctionDescriptor.of(JAVA_INT, JAVA_INT));
  }

  @SuppressWarnings("restricted") // The shapes above are those of the C headers.
  private static MethodHandle find(
      String name, FunctionDescriptor shape, Linker.Option... options) {
    Linker.Option[] all = Arrays.copyOf(options, options.length + 1);
    all[options.length] = Linker.Option.captureCallState("errno");
    MemorySegment symbol =
        LINKER
            .defaultLookup()
            .find(name)
            .orElseThrow(() -> new UnsatisfiedLinkError("no " + name + " in the C library"));
    return LINKER.downcallHandle(symbol, shape, all);
  }
}
