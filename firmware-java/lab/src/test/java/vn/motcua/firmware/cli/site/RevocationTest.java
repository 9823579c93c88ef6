package vn.motcua.firmware.cli.site;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.firmware.cli.site.TestSite.motcua;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.bridge.link.MqttPort;
import vn.motcua.bridge.link.PortEvent;
import vn.motcua.bridge.wire.Message;
import vn.motcua.bridge.wire.Topics;

/**
 * How long a revoked board goes on, with a real Mosquitto: the test does what {@code
 * motcua-broker.path} does on the broker's machine when the site's files arrive.
 */
class RevocationTest {
  private static final Duration AIM = Duration.ofMinutes(1);

  @TempDir Path directory = Path.of("");

  @Test
  void aRestartCutsARevokedBoardOffAndTheInboxIsToldThatItHasGone() throws Exception {
    TestSite here = TestSite.in(directory);
    String site = here.folder().toString();
    String code = motcua("site", "board", site, "kiosk-1").out().strip();
    try (EstServer server = here.serve()) {
      assertThat(here.enrol(server, "--code", code).err()).isEmpty();
    }
    LinkedBlockingQueue<PortEvent> told = new LinkedBlockingQueue<>();
    String state = new Topics("minh-hoa", "kiosk-1").state();
    Message will = new Message(state, "gone", true, "text/plain", Map.of());
    try (TestSite.Broker broker = here.broker()) {
      MqttPort board = broker.connect("board", will, told);
      assertThat(next(told)).isInstanceOf(PortEvent.Connected.class);
      long revoked = System.nanoTime();
      assertThat(motcua("site", "revoke", site, "--role", "inbox-2", "--why", "lộ khóa").err())
          .isEmpty();
      assertThat(motcua("site", "revoke", site, "kiosk-1", "--why", "mất thẻ").err()).isEmpty();
      broker.reload();
      // The board itself would end its own connection if it came before the broker has read the
      // list: a second session of one name ends the first. So another revoked name asks.
      while (broker.answer("minh-hoa/inbox-2/inbox") instanceof PortEvent.Connected) {
        assertThat(since(revoked)).as("the broker reads the list").isLessThan(AIM);
      }
      assertThat(broker.answer()).isInstanceOf(PortEvent.ConnectFailed.class);
      Duration refused = since(revoked);
      assertThat(told).as("after a reload the running connection goes on").isEmpty();
      broker.restart();
      assertThat(next(told)).isInstanceOf(PortEvent.Disconnected.class);
      Duration cut = since(revoked);
      assertThat(cut).isLessThan(AIM);
      assertThat(broker.answer()).isInstanceOf(PortEvent.ConnectFailed.class);
      assertThat(broker.read("minh-hoa/inbox-1/inbox", state)).contains("gone");
      assertThat(since(revoked)).isLessThan(AIM);
      Logger.getLogger(RevocationTest.class.getName())
          .info(
              "after the revocation refused %s, cut %s, known to the inbox %s"
                  .formatted(refused, cut, since(revoked)));
      board.disconnect();
    }
  }

  private static PortEvent next(LinkedBlockingQueue<PortEvent> told) throws InterruptedException {
    return Objects.requireNonNull(told.poll(AIM.toSeconds(), TimeUnit.SECONDS));
  }

  private static Duration since(long then) {
    return Duration.ofNanos(System.nanoTime() - then);
  }
}
