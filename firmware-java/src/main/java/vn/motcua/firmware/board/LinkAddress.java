package vn.motcua.firmware.board;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import vn.motcua.devices.camera.picture.MjpegOpener;
import vn.motcua.devices.camera.picture.PictureLink;
import vn.motcua.devices.camera.v4l2.UsbCameraOpener;
import vn.motcua.devices.camera.v4l2.V4l2Opener;
import vn.motcua.devices.link.LinkOpener;
import vn.motcua.devices.link.Opener;
import vn.motcua.devices.link.file.CommandLinkOpener;
import vn.motcua.devices.link.file.FileKeyLinkOpener;
import vn.motcua.devices.link.file.FileLinkOpener;
import vn.motcua.devices.link.net.HttpStreamOpener;
import vn.motcua.devices.link.net.TcpLinkOpener;
import vn.motcua.devices.link.serial.SerialFlow;
import vn.motcua.devices.link.serial.SerialLinkOpener;
import vn.motcua.devices.link.usb.JavaxHidPosOpener;
import vn.motcua.devices.link.usb.JavaxPrinterOpener;
import vn.motcua.devices.link.usb.LpLinkOpener;
import vn.motcua.devices.link.usb.UsbAddress;
import vn.motcua.devices.link.usb.UsbNode;
import vn.motcua.devices.link.usb.UsbNodeOpener;
import vn.motcua.devices.link.usb.UsbTree;
import vn.motcua.devices.zkteco.ZkLinkOpener;
import vn.motcua.devices.zkteco.ZkTransport;

/**
 * A device's {@code link} of board.toml as an opener. The file's loader has checked the form.
 *
 * <pre>
 *   tcp://host:9100            serial:FILE?baud=57600&amp;flow=rts-cts   serial:usb:ADDR?…
 *   usb:ADDR   lp:FILE         keys:FILE?grab=no   keys:usb:ADDR      hidpos:FILE   hidpos:usb:ADDR
 *   usb:ADDR?by=libusb         hidpos:usb:ADDR?by=libusb              v4l2:FILE?size=1280x720
 *   v4l2:usb:ADDR?size=…
 * </pre>
 */
final class LinkAddress {
  private static final int BAUD_DEFAULT = 9_600;
  private static final int HTTP_PORT = 80;
  private static final String USB = "usb:";
  private static final String V4L2 = "v4l2:";
  private static final String SIZE_DEFAULT = "1280x720";

  private LinkAddress() {}

  static LinkOpener opener(String link) {
    String scheme = link.substring(0, link.indexOf(':'));
    int query = link.indexOf('?');
    String rest = link.substring(scheme.length() + 1, query < 0 ? link.length() : query);
    Map<String, String> settings = settings(query < 0 ? "" : link.substring(query + 1));
    return switch (scheme) {
      case "tcp" -> tcp(URI.create(link));
      case "serial" -> file(rest, UsbNode.SERIAL, path -> serial(path, settings));
      case "keys" ->
          settings.getOrDefault("grab", "yes").equals("no")
              ? new FileLinkOpener(Path.of(rest))
              : file(rest, UsbNode.KEYS, FileKeyLinkOpener::new);
      case "hidpos" ->
          byLibusb(settings)
              ? new JavaxHidPosOpener(
                  UsbTree.SYSTEM, UsbAddress.parse(rest.substring(USB.length())))
              : file(rest, UsbNode.HIDRAW, FileLinkOpener::new);
      case "lp" -> new LpLinkOpener(Path.of(rest));
      case "usb" ->
          byLibusb(settings)
              ? new JavaxPrinterOpener(UsbTree.SYSTEM, UsbAddress.parse(rest))
              : file(USB + rest, UsbNode.PRINTER, LpLinkOpener::new);
      default -> throw new IllegalArgumentException("no such kind of link: " + link);
    };
  }

  /** Bypasses the kernel's driver; for kernels without it. */
  private static boolean byLibusb(Map<String, String> settings) {
    return settings.getOrDefault("by", "").equals("libusb");
  }

  /** A camera: a kernel device, or the stream of its command or URL. */
  static Opener<PictureLink> camera(String url, List<String> command) {
    if (!command.isEmpty()) {
      return new MjpegOpener(new CommandLinkOpener(command));
    }
    return url.startsWith(V4L2) ? video(url) : new MjpegOpener(stream(URI.create(url)));
  }

  private static Opener<PictureLink> video(String url) {
    String[] parts = url.substring(V4L2.length()).split("[?]", 2);
    String size = settings(parts.length < 2 ? "" : parts[1]).getOrDefault("size", SIZE_DEFAULT);
    int times = size.indexOf('x');
    int width = Integer.parseInt(size.substring(0, times));
    int height = Integer.parseInt(size.substring(times + 1));
    return parts[0].startsWith(USB)
        ? new UsbCameraOpener(
            UsbTree.SYSTEM, UsbAddress.parse(parts[0].substring(USB.length())), width, height)
        : new V4l2Opener(Path.of(parts[0]), width, height);
  }

  private static LinkOpener stream(URI uri) {
    if (uri.getScheme().equals("tcp")) {
      return tcp(uri);
    }
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    return new HttpStreamOpener(
        uri.getHost(), uri.getPort() < 0 ? HTTP_PORT : uri.getPort(), path + query);
  }

  /** A terminal that is polled: {@code tcp://host:4370} or {@code udp://host:4370}. */
  static ZkLinkOpener terminal(URI link) {
    ZkTransport transport = ZkTransport.valueOf(link.getScheme().toUpperCase(Locale.ROOT));
    return new ZkLinkOpener(transport, link.getHost(), link.getPort());
  }

  private static LinkOpener tcp(URI uri) {
    return new TcpLinkOpener(uri.getHost(), uri.getPort());
  }

  private static LinkOpener file(String place, UsbNode node, Function<Path, LinkOpener> opener) {
    return place.startsWith(USB)
        ? new UsbNodeOpener(
            UsbTree.SYSTEM, UsbAddress.parse(place.substring(USB.length())), node, opener)
        : opener.apply(Path.of(place));
  }

  private static LinkOpener serial(Path path, Map<String, String> settings) {
    String baud = settings.getOrDefault("baud", Integer.toString(BAUD_DEFAULT));
    String flow = settings.getOrDefault("flow", "none").replace('-', '_');
    return new SerialLinkOpener(
        path, Integer.parseInt(baud), SerialFlow.valueOf(flow.toUpperCase(Locale.ROOT)));
  }

  private static Map<String, String> settings(String query) {
    Map<String, String> settings = new HashMap<>();
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        settings.put(pair.substring(0, equals), pair.substring(equals + 1));
      }
    }
    return settings;
  }
}
