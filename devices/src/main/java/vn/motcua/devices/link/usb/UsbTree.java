package vn.motcua.devices.link.usb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.motcua.devices.link.Fault;
import vn.motcua.devices.link.LinkException;

/**
 * The USB devices that are plugged in, read from sysfs at each call. Any thread. Immutable.
 *
 * <p>Files: Linux {@code Documentation/ABI/testing/sysfs-bus-usb} and {@code sysfs-devices}.
 *
 * @param bus {@code /sys/bus/usb/devices}
 * @param dev {@code /dev}
 */
public record UsbTree(Path bus, Path dev) {
  /** The machine's own. */
  public static final UsbTree SYSTEM =
      new UsbTree(Path.of("/sys/bus/usb/devices"), Path.of("/dev"));

  /** Port paths; a root hub is called usb1, an interface 1-1:1.0. */
  private static final Pattern DEVICE = Pattern.compile("[0-9]+-[0-9.]+");

  /** From an interface down to an event device there are five directories. */
  private static final int DEPTH_MAX = 6;

  /** All devices but root hubs, by port. */
  public List<UsbDevice> devices() {
    List<UsbDevice> all = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(bus)) {
      for (Path entry : entries) {
        if (DEVICE.matcher(entry.getFileName().toString()).matches()) {
          device(entry).ifPresent(all::add);
        }
      }
    } catch (NoSuchFileException e) {
      return List.of(); // A machine without USB.
    } catch (IOException e) {
      throw new UncheckedIOException("the USB devices cannot be listed", e);
    }
    all.sort(Comparator.comparing(UsbDevice::port));
    return all;
  }

  /** Empty when it was unplugged while being looked at. */
  private static Optional<UsbDevice> device(Path directory) {
    try {
      return Optional.of(
          new UsbDevice(
              directory.getFileName().toString(),
              HexFormat.fromHexDigits(text(directory.resolve("idVendor"))),
              HexFormat.fromHexDigits(text(directory.resolve("idProduct"))),
              Files.exists(directory.resolve("serial")) ? text(directory.resolve("serial")) : "",
              Integer.parseInt(text(directory.resolve("busnum"))),
              Integer.parseInt(text(directory.resolve("devnum"))),
              directory));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file).strip();
  }

  /**
   * The one device with this address.
   *
   * @throws LinkException Unplugged when it is missing, Refused when several match
   */
  public UsbDevice find(UsbAddress address) throws LinkException {
    List<UsbDevice> found = devices().stream().filter(each -> each.is(address)).toList();
    if (found.size() > 1) {
      throw new LinkException(
          new Fault.Refused(
              found.size(),
              "several USB devices are "
                  + address
                  + "; name one by its port: "
                  + found.stream().map(UsbDevice::port).collect(Collectors.joining(", "))));
    }
    if (found.isEmpty()) {
      throw new LinkException(new Fault.Unplugged("no USB device is " + address));
    }
    return found.getFirst();
  }

  /**
   * The device file of this kind that belongs to the device; with several, the first interface's.
   *
   * @throws LinkException when the device is not there, or its driver has made no such file
   */
  public Path node(UsbAddress address, UsbNode kind) throws LinkException {
    UsbDevice device = find(address);
    List<Path> nodes = new ArrayList<>();
    try (DirectoryStream<Path> interfaces = Files.newDirectoryStream(bus, device.port() + ":*")) {
      for (Path each : interfaces) {
        nodes.addAll(nodes(each.toRealPath(), kind));
      }
    } catch (IOException | UncheckedIOException e) {
      throw new LinkException(new Fault.Unplugged(device.words() + " is being unplugged"), e);
    }
    return nodes.stream()
        .sorted()
        .map(directory -> kind.file(dev, directory))
        .findFirst()
        .orElseThrow(() ->
            new LinkException(
                new Fault.Unplugged(
                    "the kernel has no " + kind.words() + " at " + device.words())));
  }

  private static List<Path> nodes(Path directory, UsbNode kind) throws IOException {
    try (Stream<Path> below = Files.walk(directory, DEPTH_MAX)) {
      return below
          .filter(Files::isDirectory)
          .filter(each -> kind.isAt(directory.relativize(each)))
          .filter(each -> kind != UsbNode.KEYS || canType(each.resolveSibling("capabilities/key")))
          .filter(each -> kind != UsbNode.VIDEO || isFirst(each.resolve("index")))
          .toList();
    }
  }

  /** Whether a video device is the first of its camera: the second carries only metadata. */
  private static boolean isFirst(Path index) {
    try {
      return text(index).equals("0");
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Whether an input device has keys of a keyboard's main block (codes 1 to 57): a scanner often
   * has a second one with volume keys. The last word of the mask holds the lowest codes.
   */
  private static boolean canType(Path keys) {
    try {
      String mask = text(keys);
      String low = mask.substring(mask.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
      return (Long.parseUnsignedLong(low, 16) & 0x03ff_ffff_ffff_fffeL) != 0;
    } catch (IOException | NumberFormatException e) {
      return false;
    }
  }
}
