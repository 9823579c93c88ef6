package vn.motcua.firmware.system;

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
import java.nio.charset.StandardCharsets;

/** systemd's side of the notification socket: a real Unix datagram socket. */
final class NotifySocket implements AutoCloseable {
  private static final int AF_UNIX = 1;
  private static final int SOCK_DGRAM = 2;
  private static final int MSG_DONTWAIT = 0x40;
  private static final int MESSAGE_BYTES_MAX = 4096;

  private final int fd;

  /** Listens at a path, or at an abstract name when it begins with {@code @}. */
  NotifySocket(String name) throws Throwable {
    fd = Libc.socket(AF_UNIX, SOCK_DGRAM);
    byte[] path = name.getBytes(StandardCharsets.UTF_8);
    if (path[0] == '@') {
      path[0] = 0;
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment address = arena.allocate(2L + path.length, 2);
      address.set(JAVA_SHORT, 0, (short) AF_UNIX);
      MemorySegment.copy(path, 0, address, JAVA_BYTE, 2, path.length);
      MethodHandle bind =
          function("bind", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));
      int result = (int) bind.invokeExact(fd, address, (int) address.byteSize());
      if (result != 0) {
        throw new IllegalStateException("cannot bind " + name);
      }
    }
  }

  /** The next message, or an empty text when none has come: the kernel delivers at once. */
  String hear() throws Throwable {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment buffer = arena.allocate(MESSAGE_BYTES_MAX);
      MethodHandle recv =
          function(
              "recv", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
      long length = (long) recv.invokeExact(fd, buffer, buffer.byteSize(), MSG_DONTWAIT);
      byte[] bytes = buffer.asSlice(0, Math.max(0, length)).toArray(JAVA_BYTE);
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  @Override
  public void close() {
    Libc.close(fd);
  }

  @SuppressWarnings("restricted")
  private static MethodHandle function(String name, FunctionDescriptor type) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), type);
  }
}
