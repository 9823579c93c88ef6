package vn.motcua.firmware.web.server;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.motcua.firmware.web.guard.Request;

/** A web server that fails to start gives back the port that it had taken. */
class WebServerStartTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  /** More milliseconds than a number holds: nothing can be set up with it. */
  private static final ConnectionLimits ENDLESS =
      new ConnectionLimits(1, 1, 1, SECOND, SECOND, Duration.ofSeconds(Long.MAX_VALUE));

  private static final Pages NONE =
      new Pages() {
        @Override
        public @Nullable Reply refusal(Request head) {
          return null;
        }

        @Override
        public CompletionStage<Reply> answer(PageRequest request) {
          return CompletableFuture.failedStage(new IllegalStateException("there are no pages"));
        }
      };

  @Test
  void aServerWhoseSetUpFailsAfterItTookItsPortGivesThePortBack() throws IOException {
    InetSocketAddress address = free();
    try (var server = new WebServer(address, ENDLESS, NONE)) {
      assertThatThrownBy(server::start).isInstanceOf(ArithmeticException.class);
      try (ServerSocket next = new ServerSocket()) {
        next.bind(address);
      }
    }
  }

  private static InetSocketAddress free() throws IOException {
    try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return new InetSocketAddress(any.getInetAddress(), any.getLocalPort());
    }
  }
}
