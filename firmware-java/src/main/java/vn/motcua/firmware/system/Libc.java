package vn.motcua.firmware.system;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/**
 * Five functions of the C library that Java does not offer. Stateless; any thread.
 *
 * <p>Each returns the result of the C function, or {@code -errno} when that is -1.
 */
final class Libc {
  private static final Linker LINKER = Linker.nativeLinker();
  private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");
  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO_OF =
      STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

  private static final MethodHandle ADJTIMEX =
      function("adjtimex", FunctionDescriptor.of(JAVA_INT, ADDRESS));
  private static final MethodHandle SOCKET =
      function("socket", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
  private static final MethodHandle SENDTO =
      function(
          "sendto",
          FunctionDescriptor.of(
              JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT));
  private static final MethodHandle CLOSE =
      function("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

  private static final MethodHandle UMASK =
      function("umask", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

  private Libc() {}

  /**
   * umask(2): the permission bits removed from new files and directories; returns the old value.
   */
  static int umask(int mode) {
    return (int) call(state -> (int) UMASK.invokeExact(state, mode));
  }

  /** adjtimex(2): fills the struct timex at {@code timex}. */
  static int adjtimex(MemorySegment timex) {
    return (int) call(state -> (int) ADJTIMEX.invokeExact(state, timex));
  }

  /** socket(2). */
  static int socket(int domain, int type) {
    return (int) call(state -> (int) SOCKET.invokeExact(state, domain, type, 0));
  }

  /** sendto(2) of the whole {@code message} to the whole {@code address}. */
  static long sendto(int fd, MemorySegment message, int flags, MemorySegment address) {
    return call(state ->
        (long)
            SENDTO.invokeExact(
                state, fd, message, message.byteSize(), flags, address, (int) address.byteSize()));
  }

  /** close(2). */
  static int close(int fd) {
    return (int) call(state -> (int) CLOSE.invokeExact(state, fd));
  }

  private static long call(Call call) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      long result = call.make(state);
      return result == -1 ? -(int) ERRNO_OF.get(state, 0L) : result;
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("a C function threw", e);
    }
  }

  @SuppressWarnings("restricted")
  private static MethodHandle function(String name, FunctionDescriptor type) {
    MemorySegment address =
        LINKER
            .defaultLookup()
            .find(name)
            .orElseThrow(() ->
                new IllegalStateException(
                    "this system has no " + name + "(); a " + "board runs on Linux"));
    return LINKER.downcallHandle(address, type, ERRNO);
  }

  /** One call with storage for errno. */
  @FunctionalInterface
  private interface Call {
    long make(MemorySegment state) throws Throwable;
  }
}
