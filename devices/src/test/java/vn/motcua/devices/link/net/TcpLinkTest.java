package vn.motcua.devices.link.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import vn.motcua.devices.link.ByteLink;
import vn.motcua.devices.link.Fault;
import vn.motcua.devices.link.LinkException;

class TcpLinkTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  @Test
  void bytesGoBothWaysAndSilenceIsZero() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ByteLink link = new TcpLinkOpener("127.0.0.1", server.getLocalPort()).open();
        Socket far = server.accept()) {
      byte[] buffer = new byte[8];
      assertThat(link.read(buffer, Duration.ZERO)).isZero();
      assertThat(link.read(buffer, Duration.ofMillis(5))).isZero();
      link.write(new byte[] {1, 2, 3});
      assertThat(far.getInputStream().readNBytes(3)).containsExactly(1, 2, 3);
      far.getOutputStream().write(0x12);
      assertThat(link.read(buffer, SOON)).isEqualTo(1);
      assertThat(buffer[0]).isEqualTo((byte) 0x12);
    }
  }

  @Test
  void aFarEndThatGoesAwayIsUnplugged() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ByteLink link = new TcpLinkOpener("127.0.0.1", server.getLocalPort()).open()) {
      server.accept().close();
      assertThatThrownBy(() -> link.read(new byte[1], SOON))
          .isInstanceOfSatisfying(
              LinkException.class, e -> assertThat(e.fault()).isInstanceOf(Fault.Unplugged.class));
    }
  }

  @Test
  void aRefusedConnectionIsUnpluggedAndNamesTheAddress() throws IOException {
    int port;
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = server.getLocalPort();
    }
    assertThatThrownBy(() -> new TcpLinkOpener("127.0.0.1", port).open())
        .isInstanceOf(LinkException.class)
        .hasMessageContaining("tcp 127.0.0.1:" + port);
  }

  @Test
  void closingTwiceIsAllowedAndAReadAfterItFails() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      ByteLink link = new TcpLinkOpener("127.0.0.1", server.getLocalPort()).open();
      link.close();
      link.close();
      assertThatThrownBy(() -> link.read(new byte[1], SOON)).isInstanceOf(LinkException.class);
    }
  }
}
