package vn.motcua.devices.link.net;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Locale;
import vn.motcua.devices.link.ByteLink;
import vn.motcua.devices.link.LinkException;
import vn.motcua.devices.link.LinkOpener;

/**
 * An endless HTTP response, such as a camera's MJPEG stream: one GET with HTTP 1.0, which forbids
 * chunks, then the bytes of the response, including its header. Immutable.
 *
 * @param host name or address
 * @param port 1..65535
 * @param path with its query, beginning with a slash
 */
public record HttpStreamOpener(String host, int port, String path) implements LinkOpener {

  @Override
  public ByteLink open() throws LinkException {
    ByteLink link = new TcpLinkOpener(host, port).open();
    boolean good = false;
    try {
      String request =
          String.format(
              Locale.ROOT,
              "GET %s HTTP/1.0\r\nHost: %s:%d\r\nAccept: */*\r\n\r\n",
              path,
              host,
              port);
      link.write(request.getBytes(US_ASCII));
      good = true;
      return link;
    } finally {
      if (!good) {
        link.close();
      }
    }
  }

  @Override
  public String where() {
    return "http " + host + ":" + port + path;
  }
}
