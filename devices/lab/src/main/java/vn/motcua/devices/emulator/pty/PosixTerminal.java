package vn.motcua.devices.emulator.pty;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import vn.motcua.devices.link.posix.NativeCalls;
import vn.motcua.devices.link.posix.Posix;

/**
 * What the C library knows of terminals and pseudo terminals. As {@link Posix}: a failure is its
 * errno turned negative. Any thread.
 */
public final class PosixTerminal {
  private static final int TERMIOS_BYTES_MAX = 128;
  private static final int PATH_BYTES_MAX = 128;
  private static final int TCSANOW = 0;

  private static final MethodHandle POSIX_OPENPT = ofInt("posix_openpt");
  private static final MethodHandle GRANTPT = ofInt("grantpt");
  private static final MethodHandle UNLOCKPT = ofInt("unlockpt");
  private static final MethodHandle PTSNAME_R =
      NativeCalls.find("ptsname_r", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_LONG));
  private static final MethodHandle TCGETATTR =
      NativeCalls.find("tcgetattr", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));
  private static final MethodHandle TCSETATTR =
      NativeCalls.find("tcsetattr", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS));
  private static final MethodHandle CFMAKERAW =
      NativeCalls.find("cfmakeraw", FunctionDescriptor.ofVoid(ADDRESS));
  private static final MethodHandle CFGETOSPEED =
      NativeCalls.find("cfgetospeed", FunctionDescriptor.of(JAVA_INT, ADDRESS));

  private PosixTerminal() {}

  /** A new pseudo terminal; its descriptor. */
  public static int openMaster() {
    return call(POSIX_OPENPT, Posix.O_RDWR | Posix.O_NOCTTY | Posix.O_NONBLOCK | Posix.O_CLOEXEC);
  }

  /** grantpt. */
  public static int grant(int fd) {
    return call(GRANTPT, fd);
  }

  /** unlockpt. */
  public static int unlock(int fd) {
    return call(UNLOCKPT, fd);
  }

  /** Path of the other side of a pseudo terminal, or empty. */
  public static String slaveName(int fd) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocate(PATH_BYTES_MAX);
      long size = name.byteSize();
      long code = NativeCalls.call(state -> (int) PTSNAME_R.invokeExact(state, fd, name, size));
      return code == 0 ? name.getString(0) : "";
    }
  }

  /** No echo, no lines, no signals, 8 bits: what cfmakeraw gives. */
  public static int makeRaw(int fd) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment termios = arena.allocate(TERMIOS_BYTES_MAX, 8);
      int got = (int) NativeCalls.call(state -> (int) TCGETATTR.invokeExact(state, fd, termios));
      if (got < 0) {
        return got;
      }
      return (int)
          NativeCalls.call(state -> {
            CFMAKERAW.invokeExact(state, termios);
            return (int) TCSETATTR.invokeExact(state, fd, TCSANOW, termios);
          });
    }
  }

  /**
   * Output speed of a terminal in bits per second. Up to glibc 2.41 speeds are codes (B9600 = 13),
   * from 2.42 on the number itself.
   */
  public static int baud(int fd) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment termios = arena.allocate(TERMIOS_BYTES_MAX, 8);
      if (NativeCalls.call(state -> (int) TCGETATTR.invokeExact(state, fd, termios)) < 0) {
        return 0;
      }
      int speed = (int) NativeCalls.call(state -> (int) CFGETOSPEED.invokeExact(state, termios));
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

  private static int call(MethodHandle function, int argument) {
    return (int) NativeCalls.call(state -> (int) function.invokeExact(state, argument));
  }

  private static MethodHandle ofInt(String name) {
    return NativeCalls.find(name, FunctionDescriptor.of(JAVA_INT, JAVA_INT));
  }
}
