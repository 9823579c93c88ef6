package vn.motcua.devices.button.gpio;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * The calls of the C library that character devices need. Each returns what C returns, but a
 * failure is its errno turned negative. Any thread.
 */
final class Libc {
  static final int EINTR = -4;
  static final int EAGAIN = -11;
  static final int EACCES = -13;
  static final int EBUSY = -16;
  static final short POLLIN = 1;

  private static final int O_RDWR_CLOEXEC = 0x80002;
  private static final int EFD_CLOEXEC_NONBLOCK = 0x80800;

  private static final Linker LINKER = Linker.nativeLinker();
  private static final MemoryLayout STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

  private static final MethodHandle OPEN =
      find(
          "open",
          FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT),
          Linker.Option.firstVariadicArg(2));
  private static final MethodHandle IOCTL =
      find(
          "ioctl",
          FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS),
          Linker.Option.firstVariadicArg(2));
  private static final MethodHandle POLL =
      find("poll", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
  private static final MethodHandle READ =
      find("read", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
  private static final MethodHandle WRITE =
      find("write", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
  private static final MethodHandle EVENTFD =
      find("eventfd", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
  private static final MethodHandle CLOSE =
      find("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

  private Libc() {}

  static int open(String path) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocateFrom(path);
      return (int) call(state -> (int) OPEN.invokeExact(state, name, O_RDWR_CLOEXEC));
    }
  }

  static int ioctl(int fd, long request, MemorySegment argument) {
    return (int) call(state -> (int) IOCTL.invokeExact(state, fd, request, argument));
  }

  /** Waits; {@code set} is an array of {@code struct pollfd} of 8 bytes each. */
  static int poll(MemorySegment set, int millis) {
    long count = set.byteSize() / 8;
    return (int) call(state -> (int) POLL.invokeExact(state, set, count, millis));
  }

  static int read(int fd, MemorySegment target) {
    return (int) call(state -> (long) READ.invokeExact(state, fd, target, target.byteSize()));
  }

  static int write(int fd, MemorySegment source) {
    return (int) call(state -> (long) WRITE.invokeExact(state, fd, source, source.byteSize()));
  }

  /** A counter to wake a poll with; never blocks. */
  static int eventfd() {
    return (int) call(state -> (int) EVENTFD.invokeExact(state, 0, EFD_CLOEXEC_NONBLOCK));
  }

  static int close(int fd) {
    return (int) call(state -> (int) CLOSE.invokeExact(state, fd));
  }

  private interface Downcall {
    @SuppressWarnings("IllegalThrows") // MethodHandle.invokeExact declares it.
    long call(MemorySegment state) throws Throwable;
  }

  private static long call(Downcall downcall) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      long returned = downcall.call(state);
      return returned < 0 ? -(int) ERRNO.get(state, 0L) : returned;
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new LinkageError("a C function cannot throw", e);
    }
  }

  @SuppressWarnings("restricted") // The shapes above are those of the C headers.
  private static MethodHandle find(
      String name, FunctionDescriptor shape, Linker.Option... options) {
    Linker.Option[] all = Arrays.copyOf(options, options.length + 1);
    all[options.length] = Linker.Option.captureCallState("errno");
    MemorySegment symbol = LINKER.defaultLookup().findOrThrow(name);
    return LINKER.downcallHandle(symbol, shape, all);
  }
}
