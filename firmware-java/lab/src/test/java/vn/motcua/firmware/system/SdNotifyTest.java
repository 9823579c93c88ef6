package vn.motcua.firmware.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SdNotifyTest {
  private static final long PID = 42;

  @TempDir Path folder = Path.of("");

  @Test
  void systemdHearsEachMessageAtASocketInTheFileSystem() throws Throwable {
    hearsEachMessage(folder.resolve("notify").toString());
  }

  @Test
  void systemdHearsEachMessageAtAnAbstractSocket() throws Throwable {
    hearsEachMessage("@motcua-" + UUID.randomUUID());
  }

  @Test
  void aStatusIsOneLineAndNeverLongerThanItsLimit() throws Throwable {
    String socket = folder.resolve("notify").toString();
    try (NotifySocket systemd = new NotifySocket(socket)) {
      SdNotify notify = SdNotify.of(Map.of("NOTIFY_SOCKET", socket), PID);

      notify.status("hai\ndòng");
      notify.status("x".repeat(1_000));

      assertThat(systemd.hear()).isEqualTo("STATUS=hai dòng");
      assertThat(systemd.hear()).isEqualTo("STATUS=" + "x".repeat(SdNotify.STATUS_CHARS_MAX));
    }
  }

  @Test
  void withoutSystemdEveryCallDoesNothing() {
    SdNotify notify = SdNotify.of(Map.of(), PID);

    assertThatCode(notify::ready).doesNotThrowAnyException();
    assertThat(notify.watchdogLimit()).isEmpty();
  }

  @Test
  void aSocketThatIsGoneFullOrUnknownDoesNotStopTheBoard() throws Throwable {
    String gone = folder.resolve("gone").toString();
    assertThatCode(SdNotify.of(Map.of("NOTIFY_SOCKET", gone), PID)::ready)
        .doesNotThrowAnyException();
    assertThatCode(SdNotify.of(Map.of("NOTIFY_SOCKET", "vsock:2:1234"), PID)::ready)
        .doesNotThrowAnyException();
    assertThatCode(SdNotify.of(Map.of("NOTIFY_SOCKET", "/" + "x".repeat(107)), PID)::ready)
        .doesNotThrowAnyException();
    String full = folder.resolve("full").toString();
    try (NotifySocket deaf = new NotifySocket(full)) {
      SdNotify notify = SdNotify.of(Map.of("NOTIFY_SOCKET", full), PID);
      for (int i = 0; i < 2_000; i++) {
        notify.watchdog();
      }
      assertThat(deaf.hear()).isEqualTo("WATCHDOG=1");
    }
  }

  @Test
  void theWatchdogsLimitIsForThisProcessOnly() {
    assertThat(SdNotify.of(Map.of("WATCHDOG_USEC", "30000000"), PID).watchdogLimit())
        .contains(Duration.ofSeconds(30));
    assertThat(
            SdNotify.of(Map.of("WATCHDOG_USEC", "30000000", "WATCHDOG_PID", "42"), PID)
                .watchdogLimit())
        .contains(Duration.ofSeconds(30));
    assertThat(
            SdNotify.of(Map.of("WATCHDOG_USEC", "30000000", "WATCHDOG_PID", "7"), PID)
                .watchdogLimit())
        .isEmpty();
    assertThat(SdNotify.of(Map.of("WATCHDOG_USEC", "soon"), PID).watchdogLimit()).isEmpty();
    assertThat(SdNotify.of(Map.of("WATCHDOG_USEC", "0"), PID).watchdogLimit()).isEmpty();
  }

  private static void hearsEachMessage(String socket) throws Throwable {
    try (NotifySocket systemd = new NotifySocket(socket)) {
      SdNotify notify = SdNotify.of(Map.of("NOTIFY_SOCKET", socket), PID);

      notify.ready();
      notify.watchdog();
      notify.status("3 sự kiện chờ gửi");
      notify.stopping();

      assertThat(systemd.hear()).isEqualTo("READY=1");
      assertThat(systemd.hear()).isEqualTo("WATCHDOG=1");
      assertThat(systemd.hear()).isEqualTo("STATUS=3 sự kiện chờ gửi");
      assertThat(systemd.hear()).isEqualTo("STOPPING=1");
      assertThat(systemd.hear()).isEmpty();
    }
  }
}
