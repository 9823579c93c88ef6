package vn.motcua.devices.vm;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import vn.motcua.devices.link.usb.UsbAddress;
import vn.motcua.devices.link.usb.UsbTree;

/**
 * A USB device of the kernel's own making, plugged into one of dummy_hcd's ports over configfs.
 * Guest only.
 */
final class Gadget implements AutoCloseable {
  private static final Path CONFIG = Path.of("/sys/kernel/config/usb_gadget");
  private static final int PRODUCT = 0x5011;
  private static final Duration SHOWN_MAX = Duration.ofSeconds(20);

  private final Path directory;
  private final Path function;
  private final String controller;
  private final String serial;
  private final int vendor;

  /**
   * A function of the gadget.
   *
   * @param name such as {@code printer.0}
   * @param settings files below it and their contents
   */
  record Function(String name, Map<String, byte[]> settings) {
    static Function printer(String id) {
      return new Function("printer.0", Map.of("pnp_string", id.getBytes(StandardCharsets.UTF_8)));
    }

    static Function serial() {
      return new Function("acm.0", Map.of());
    }

    static Function hid(int protocol, int reportBytes, String descriptor) {
      return new Function(
          "hid.0",
          Map.of(
              "protocol", text(protocol),
              "subclass", text(protocol == 0 ? 0 : 1),
              "report_length", text(reportBytes),
              "report_desc", HexFormat.of().parseHex(descriptor.replace(" ", ""))));
    }

    private static byte[] text(int number) {
      return Integer.toString(number).getBytes(StandardCharsets.US_ASCII);
    }
  }

  private Gadget(Path directory, Function function, int port, int vendor, String serial) {
    this.directory = directory;
    this.function = directory.resolve("functions").resolve(function.name());
    this.controller = "dummy_udc." + port;
    this.vendor = vendor;
    this.serial = serial;
  }

  /** A device not yet plugged; {@code port} 0 or 1, {@code vendor} 0..65535. */
  static Gadget make(Function function, int port, int vendor, String serial) throws IOException {
    Path directory = CONFIG.resolve("motcua" + port);
    if (Files.exists(directory)) {
      remove(directory); // Left by a check that failed.
    }
    Files.createDirectory(directory);
    Files.writeString(directory.resolve("idVendor"), hex(vendor));
    Files.writeString(directory.resolve("idProduct"), hex(PRODUCT));
    Path strings = Files.createDirectory(directory.resolve("strings/0x409"));
    Files.writeString(strings.resolve("serialnumber"), serial);
    Files.writeString(strings.resolve("manufacturer"), "Motcua");
    Files.writeString(strings.resolve("product"), "gadget");
    Path configuration = Files.createDirectory(directory.resolve("configs/c.1"));
    Gadget gadget = new Gadget(directory, function, port, vendor, serial);
    Files.createDirectory(gadget.function);
    for (var setting : function.settings().entrySet()) {
      Files.write(gadget.function.resolve(setting.getKey()), setting.getValue());
    }
    Files.createSymbolicLink(configuration.resolve(function.name()), gadget.function);
    return gadget;
  }

  /** Plugs it in and waits until the bus shows it. */
  void plug() throws IOException {
    int before = onBus().size();
    Files.writeString(directory.resolve("UDC"), controller);
    await().atMost(SHOWN_MAX).until(() -> onBus().size() > before);
  }

  /** Pulls it out and waits until the bus has noticed. */
  void unplug() throws IOException {
    int before = onBus().size();
    Files.writeString(directory.resolve("UDC"), "\n");
    await().atMost(SHOWN_MAX).until(() -> onBus().size() < before);
  }

  private List<String> onBus() {
    List<String> ports = new ArrayList<>();
    UsbTree.SYSTEM.devices().stream()
        .filter(each -> each.is(address()))
        .forEach(each -> ports.add(each.port()));
    return ports;
  }

  private static String hex(int id) {
    return "0x" + HexFormat.of().toHexDigits((short) id);
  }

  /** Its address by vendor, product and serial number. */
  UsbAddress address() {
    return new UsbAddress.Identity(vendor, PRODUCT, serial);
  }

  /** Its address by port; {@code nth} of the equal ones in the order of the ports. */
  UsbAddress portAddress(int nth) {
    return new UsbAddress.Port(onBus().get(nth));
  }

  /** The file at its own end: {@code /dev/hidg0}, {@code /dev/ttyGS0}. */
  Path far() throws IOException {
    String name = function.getFileName().toString();
    if (name.startsWith("acm")) {
      return Path.of("/dev/ttyGS" + text("port_num"));
    }
    if (name.startsWith("hid")) {
      String device = text("dev");
      return Path.of("/dev/hidg" + device.substring(device.indexOf(':') + 1));
    }
    return Path.of("/dev/g_printer0");
  }

  private String text(String file) throws IOException {
    return Files.readString(function.resolve(file)).strip();
  }

  @Override
  public void close() throws IOException {
    remove(directory);
  }

  private static void remove(Path directory) throws IOException {
    if (!Files.readString(directory.resolve("UDC")).isBlank()) {
      Files.writeString(directory.resolve("UDC"), "\n");
    }
    Path configuration = directory.resolve("configs/c.1");
    try (DirectoryStream<Path> functions =
        Files.newDirectoryStream(directory.resolve("functions"))) {
      for (Path each : functions) {
        Files.deleteIfExists(configuration.resolve(each.getFileName()));
        Files.delete(each);
      }
    }
    Files.deleteIfExists(configuration);
    Files.deleteIfExists(directory.resolve("strings/0x409"));
    Files.delete(directory);
  }
}
