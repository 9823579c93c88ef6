package vn.motcua.firmware.system;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Notifies systemd of the state of the service: sd_notify(3) in datagrams to {@code
 * $NOTIFY_SOCKET}. Any thread; no call waits.
 *
 * <p>Without that variable every call does nothing. A message that cannot be sent is logged once
 * for each kind of error and dropped: the board must not fail because of it; systemd itself ends a
 * service without watchdog messages.
 */
public final class SdNotify {
  /** Longer status texts are truncated. */
  static final int STATUS_CHARS_MAX = 200;

  /** Room for a path in a struct sockaddr_un (unix(7)), without the NUL at its end. */
  static final int PATH_BYTES_MAX = 107;

  private static final Logger LOG = System.getLogger(SdNotify.class.getName());

  // Linux numbers of unix(7), socket(2) and send(2).
  private static final int AF_UNIX = 1;
  private static final int SOCK_DGRAM = 2;
  private static final int SOCK_CLOEXEC = 0x8_0000;
  private static final int MSG_DONTWAIT = 0x40;
  private static final int MSG_NOSIGNAL = 0x4000;

  private final byte @Nullable [] address;
  private final Optional<Duration> watchdogLimit;
  private final AtomicInteger lastError = new AtomicInteger();

  private SdNotify(byte @Nullable [] address, Optional<Duration> watchdogLimit) {
    this.address = address;
    this.watchdogLimit = watchdogLimit;
  }

  /** As systemd set it up for this process. */
  public static SdNotify fromEnvironment() {
    return of(System.getenv(), ProcessHandle.current().pid());
  }

  static SdNotify of(Map<String, String> environment, long pid) {
    byte[] address = address(environment.get("NOTIFY_SOCKET"));
    return new SdNotify(address, watchdogLimit(environment, pid));
  }

  /** How long systemd waits for {@link #watchdog}; send it at half of this. Empty: no watchdog. */
  public Optional<Duration> watchdogLimit() {
    return watchdogLimit;
  }

  /** Start-up is over: the board takes work. */
  public void ready() {
    send("READY=1");
  }

  /** Still alive. */
  public void watchdog() {
    send("WATCHDOG=1");
  }

  /** Shutting down. */
  public void stopping() {
    send("STOPPING=1");
  }

  /** One line for {@code systemctl status}; must contain no personal data. */
  public void status(String text) {
    String line = text.replaceAll("\\R", " ");
    send("STATUS=" + line.substring(0, Math.min(line.length(), STATUS_CHARS_MAX)));
  }

  private void send(String message) {
    if (address == null) {
      return;
    }
    long result = sendTo(address, message.getBytes(StandardCharsets.UTF_8));
    int error = result < 0 ? (int) -result : 0;
    if (lastError.getAndSet(error) != error && error != 0) {
      LOG.log(
          Level.WARNING,
          "systemd does not hear us: errno {0} at $NOTIFY_SOCKET; set NotifyAccess=main in the"
              + " unit",
          error);
    }
  }

  private static long sendTo(byte[] address, byte[] message) {
    int fd = Libc.socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC);
    if (fd < 0) {
      return fd;
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment bytes = arena.allocateFrom(ValueLayout.JAVA_BYTE, message);
      MemorySegment to = arena.allocate(Short.BYTES + address.length, Short.BYTES);
      to.set(ValueLayout.JAVA_SHORT, 0, (short) AF_UNIX);
      MemorySegment.copy(address, 0, to, ValueLayout.JAVA_BYTE, Short.BYTES, address.length);
      return Libc.sendto(fd, bytes, MSG_DONTWAIT | MSG_NOSIGNAL, to);
    } finally {
      Libc.close(fd);
    }
  }

  private static byte @Nullable [] address(@Nullable String socket) {
    if (socket == null || socket.isEmpty()) {
      return null;
    }
    byte[] path = socket.getBytes(StandardCharsets.UTF_8);
    if ((path[0] != '/' && path[0] != '@') || path.length > PATH_BYTES_MAX) {
      LOG.log(Level.WARNING, "$NOTIFY_SOCKET is no Unix socket; systemd will not hear us");
      return null;
    }
    if (path[0] == '@') {
      path[0] = 0; // an abstract name begins with NUL and has none at its end
      return path;
    }
    return Arrays.copyOf(path, path.length + 1);
  }

  private static Optional<Duration> watchdogLimit(Map<String, String> environment, long pid) {
    String micros = environment.getOrDefault("WATCHDOG_USEC", "");
    String forPid = environment.getOrDefault("WATCHDOG_PID", Long.toString(pid));
    if (!micros.matches("[1-9][0-9]{0,14}") || !forPid.equals(Long.toString(pid))) {
      return Optional.empty();
    }
    return Optional.of(Duration.of(Long.parseLong(micros), ChronoUnit.MICROS));
  }
}
