package vn.motcua.devices.link.posix;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/** How functions of the C library are found and called. Any thread. */
public final class NativeCalls {
  private static final Linker LINKER = Linker.nativeLinker();
  private static final MemoryLayout STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

  private NativeCalls() {}

  /** A call that is given the place where errno is kept. */
  public interface Downcall {
    @SuppressWarnings("IllegalThrows") // MethodHandle.invokeExact declares it.
    long call(MemorySegment state) throws Throwable;
  }

  /** What C returns; a failure is its errno turned negative. */
  public static long call(Downcall downcall) {
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

  /** A function that takes errno's place first; {@code shape} is that of its C header. */
  @SuppressWarnings("restricted")
  public static MethodHandle find(String name, FunctionDescriptor shape, Linker.Option... options) {
    Linker.Option[] all = Arrays.copyOf(options, options.length + 1);
    all[options.length] = Linker.Option.captureCallState("errno");
    MemorySegment symbol = LINKER.defaultLookup().findOrThrow(name);
    return LINKER.downcallHandle(symbol, shape, all);
  }
}
