package vn.motcua.firmware.board;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import vn.motcua.devices.link.LinkOpener;
import vn.motcua.devices.link.SerialLinkOpener;
import vn.motcua.devices.link.TcpLinkOpener;

/**
 * A device's {@code link} of board.toml as an opener: {@code tcp://host:9100} or {@code
 * serial:/dev/ttyUSB0?baud=57600}. The file's loader has checked the form.
 */
final class LinkAddress {
  private static final int BAUD_DEFAULT = 9_600;

  private LinkAddress() {}

  static LinkOpener opener(String link) {
    URI uri = URI.create(link);
    return switch (String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT)) {
      case "tcp" -> new TcpLinkOpener(uri.getHost(), uri.getPort());
      case "serial" -> serial(uri.getSchemeSpecificPart());
      default -> throw new IllegalArgumentException("no such kind of link: " + link);
    };
  }

  private static LinkOpener serial(String rest) {
    int query = rest.indexOf('?');
    String path = query < 0 ? rest : rest.substring(0, query);
    int baud = BAUD_DEFAULT;
    if (query >= 0) {
      for (String pair : rest.substring(query + 1).split("&", -1)) {
        if (pair.startsWith("baud=")) {
          baud = Integer.parseInt(pair.substring("baud=".length()));
        }
      }
    }
    return new SerialLinkOpener(Path.of(path), baud);
  }
}
