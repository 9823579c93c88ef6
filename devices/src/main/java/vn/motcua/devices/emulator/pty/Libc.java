package vn.motcua.devices.emulator.pty;

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
 * The few calls of the C library that a pseudo terminal needs (POSIX.1-2024 pty and termios, Linux
 * values). Each returns what C returns; a failure is -1 with its errno turned negative.
 */
final class Libc {
  static final int O_RDWR = 2;
  static final int O_NOCTTY = 0x100;
  static final int O_NONBLOCK = 0x800;
  static final int O_CLOEXEC = 0x80000;
  static final int EINTR = -4;
  static final int EIO = -5;
  static final int EAGAIN = -11;
  static final short POLLIN = 1;
  static final short POLLOUT = 4;
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

  private Libc() {}

  static int openMaster() {
    return call(POSIX_OPENPT, O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
  }

  static int grant(int fd) {
    return call(GRANTPT, fd);
  }

  static int unlock(int fd) {
    return call(UNLOCKPT, fd);
  }

  static int close(int fd) {
    return call(CLOSE, fd);
  }

  static String slaveName(int fd) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocate(PATH_BYTES_MAX);
      int code =
          (int) invoke(() -> (int) PTSNAME_R.invokeExact(errno(arena), fd, name, name.byteSize()));
      return code == 0 ? name.getString(0) : "";
    }
  }

  static int openPath(String path) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = errno(arena);
      MemorySegment name = arena.allocateFrom(path);
      int flags = O_RDWR | O_NOCTTY | O_CLOEXEC;
      return (int) result(state, invoke(() -> (int) OPEN.invokeExact(state, name, flags)));
    }
  }

  /** No echo, no lines, no signals, 8 bits: what cfmakeraw gives. */
  static int makeRaw(int fd) {
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

  static int read(int fd, byte[] buffer) {
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

  static int write(int fd, byte[] bytes, int offset, int length) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = errno(arena);
      MemorySegment source = arena.allocate(length);
      MemorySegment.copy(bytes, offset, source, ValueLayout.JAVA_BYTE, 0, length);
      return (int)
          result(
              state, invoke(() -> (long) WRITE.invokeExact(state, fd, source, source.byteSize())));
    }
  }

  /** Waits for {@code events}; positive when something (also a hang-up) is there, 0 when not. */
  static int poll(int fd, short events, int millis) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = errno(arena);
      MemorySegment set = arena.allocate(8, 4);
      set.set(JAVA_INT, 0, fd);
      set.set(ValueLayout.JAVA_SHORT, 4, events);
      return (int) result(state, invoke(() -> (int) POLL.invokeExact(state, set, 1L, millis)));
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
