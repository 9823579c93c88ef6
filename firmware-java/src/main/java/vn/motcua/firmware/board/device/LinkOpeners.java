package vn.motcua.firmware.board.device;

import java.nio.file.Path;
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
import vn.motcua.provisioning.link.DevicePlace;
import vn.motcua.provisioning.link.Link;
import vn.motcua.provisioning.link.Link.CameraLink;
import vn.motcua.provisioning.link.Link.FingerprintLink;
import vn.motcua.provisioning.link.Link.Keys;
import vn.motcua.provisioning.link.Link.PolledTerminalLink;
import vn.motcua.provisioning.link.Link.PrinterLink;
import vn.motcua.provisioning.link.Link.ScannerLink;
import vn.motcua.provisioning.link.Link.Serial;
import vn.motcua.provisioning.link.Link.Tcp;

/** The opener for each link of board.toml. Nothing is opened here. Stateless; any thread. */
final class LinkOpeners {
  private LinkOpeners() {}

  static LinkOpener of(PrinterLink link) {
    return switch (link) {
      case Tcp tcp -> tcp(tcp);
      case Serial serial -> serial(serial);
      case Link.UsbPrinter(var device) -> at(device, UsbNode.PRINTER, LpLinkOpener::new);
      case Link.UsbPrinterByLibusb(var device) ->
          new JavaxPrinterOpener(UsbTree.SYSTEM, address(device));
      case Link.PrinterFile(Path path) -> new LpLinkOpener(path);
    };
  }

  static LinkOpener of(FingerprintLink link) {
    return switch (link) {
      case Tcp tcp -> tcp(tcp);
      case Serial serial -> serial(serial);
    };
  }

  static LinkOpener of(ScannerLink link) {
    return switch (link) {
      case Tcp tcp -> tcp(tcp);
      case Serial serial -> serial(serial);
      case Keys keys -> of(keys);
      case Link.HidPos(DevicePlace place) -> at(place, UsbNode.HIDRAW, FileLinkOpener::new);
      case Link.HidPosByLibusb(var device) ->
          new JavaxHidPosOpener(UsbTree.SYSTEM, address(device));
    };
  }

  static LinkOpener of(Keys link) {
    return at(
        link.place(), UsbNode.KEYS, link.grab() ? FileKeyLinkOpener::new : FileLinkOpener::new);
  }

  static Opener<PictureLink> of(CameraLink link) {
    return switch (link) {
      case Tcp tcp -> new MjpegOpener(tcp(tcp));
      case Link.HttpStream(String host, int port, String target) ->
          new MjpegOpener(new HttpStreamOpener(host, port, target));
      case Link.Command(var words) -> new MjpegOpener(new CommandLinkOpener(words));
      case Link.Video(DevicePlace.DeviceFile(Path file), int width, int height) ->
          new V4l2Opener(file, width, height);
      case Link.Video(DevicePlace.UsbPlace device, int width, int height) ->
          new UsbCameraOpener(UsbTree.SYSTEM, address(device), width, height);
    };
  }

  static ZkLinkOpener of(PolledTerminalLink link) {
    return switch (link) {
      case Tcp(String host, int port) -> new ZkLinkOpener(ZkTransport.TCP, host, port);
      case Link.Udp(String host, int port) -> new ZkLinkOpener(ZkTransport.UDP, host, port);
    };
  }

  private static LinkOpener tcp(Tcp tcp) {
    return new TcpLinkOpener(tcp.host(), tcp.port());
  }

  private static LinkOpener serial(Serial serial) {
    SerialFlow flow =
        switch (serial.flow()) {
          case NONE -> SerialFlow.NONE;
          case RTS_CTS -> SerialFlow.RTS_CTS;
          case XON_XOFF -> SerialFlow.XON_XOFF;
        };
    return at(
        serial.place(), UsbNode.SERIAL, file -> new SerialLinkOpener(file, serial.baud(), flow));
  }

  private static LinkOpener at(DevicePlace place, UsbNode node, Function<Path, LinkOpener> opener) {
    return switch (place) {
      case DevicePlace.DeviceFile(Path file) -> opener.apply(file);
      case DevicePlace.UsbPlace device ->
          new UsbNodeOpener(UsbTree.SYSTEM, address(device), node, opener);
    };
  }

  private static UsbAddress address(DevicePlace.UsbPlace device) {
    return switch (device) {
      case DevicePlace.UsbPort(String path) -> new UsbAddress.Port(path);
      case DevicePlace.UsbIdentity(int vendor, int product, String serial) ->
          new UsbAddress.Identity(vendor, product, serial);
    };
  }
}
