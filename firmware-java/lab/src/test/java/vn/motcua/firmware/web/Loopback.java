package vn.motcua.firmware.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.firmware.access.Identification;
import vn.motcua.firmware.web.guard.Doorway;
import vn.motcua.firmware.web.guard.Limits;

/** Page servers as on a board in a centre, on loopback. */
final class Loopback {
  private Loopback() {}

  /** With limits that no test reaches. */
  static PageServer server(int port, BoardPort board, List<Route> added) {
    return server(port, new Limits(Limits.MAX, Limits.MAX), board, added);
  }

  /** With recorded words too, and limits that no test reaches. */
  static PageServer server(int port, BoardPort board, List<Route> added, @Nullable Path voice) {
    return server(port, new Limits(Limits.MAX, Limits.MAX), board, added, voice);
  }

  static PageServer server(int port, Limits limits, BoardPort board, List<Route> added) {
    return server(port, limits, board, added, null);
  }

  private static PageServer server(
      int port, Limits limits, BoardPort board, List<Route> added, @Nullable Path voice) {
    try {
      return new PageServer(
          new PageServer.Needs(
              Doorway.at("localhost", false),
              port,
              limits,
              board,
              Identification.NONE,
              added,
              voice));
    } catch (IOException noLoopback) {
      throw new UncheckedIOException(noLoopback);
    }
  }

  /** On all addresses of this machine. */
  static PageServer open(BoardPort board) throws IOException {
    return new PageServer(
        new PageServer.Needs(
            Doorway.at("0.0.0.0", true), 0, new Limits(Limits.MAX, Limits.MAX), board));
  }

  /** An address of this machine beyond loopback. */
  static String network() throws IOException {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(each -> each.getAddress().length == 4 && !each.isLoopbackAddress())
        .map(InetAddress::getHostAddress)
        .findFirst()
        .orElseThrow(() -> new IOException("this machine has no network"));
  }
}
