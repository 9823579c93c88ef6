package vn.motcua.devices.link.net;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Locale;
import vn.motcua.devices.link.ByteLink;
import vn.motcua.devices.link.LinkException;
import vn.motcua.devices.link.LinkOpener;

/**
 * What a web server sends without end, such as a camera's MJPEG stream: one GET of HTTP 1.0, which
 * forbids chunks, then bytes as they come, the head of the answer among them. Immutable.
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
