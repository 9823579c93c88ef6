package vn.motcua.provisioning.link;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a board's service may open, from its board.toml: the classes of its device files, and the
 * groups that own those files. It may open nothing else.
 *
 * @param classes classes of device files in the form of {@code DeviceAllow=}, sorted
 * @param groups in the form of {@code SupplementaryGroups=}, sorted
 */
public record DeviceRights(Set<String> classes, Set<String> groups) {
  private static final Set<String> UART = Set.of("char-ttyAMA", "char-ttyS");
  private static final Set<String> USB_SERIAL = Set.of("char-ttyUSB", "char-ttyACM");

  /** Copies both, sorted. */
  public DeviceRights {
    classes = new TreeSet<>(classes);
    groups = new TreeSet<>(groups);
  }

  /** Nothing: a network connection is not a device file. */
  public static final DeviceRights NONE = new DeviceRights(Set.of(), Set.of());

  /** The union of all. */
  public static DeviceRights of(Collection<? extends DeviceRights> each) {
    Set<String> classes = new TreeSet<>();
    Set<String> groups = new TreeSet<>();
    for (DeviceRights one : each) {
      classes.addAll(one.classes);
      groups.addAll(one.groups);
    }
    return new DeviceRights(classes, groups);
  }

  private static DeviceRights of(String group, String... classes) {
    return new DeviceRights(Set.of(classes), Set.of(group));
  }

  /** For a link of board.toml. */
  public static DeviceRights of(Link link) {
    return switch (link) {
      case Link.Serial(DevicePlace place, int _, var _) ->
          new DeviceRights(serial(place), Set.of("dialout"));
      case Link.Keys _ -> of("input", "char-input");
      case Link.HidPos _ -> of("input", "char-hidraw");
      case Link.HidPosByLibusb _ -> of("input", "char-usb_device");
      case Link.UsbPrinter _ -> of("lp", "char-usb");
      case Link.UsbPrinterByLibusb _ -> of("lp", "char-usb_device");
      case Link.PrinterFile(Path path) ->
          of("lp", path.toString().startsWith("/dev/lp") ? "char-lp" : "char-usb");
      case Link.ChipLines _ -> of("gpio", "char-gpiochip");
      case Link.Video _ -> of("video", "char-video4linux");
      // rpicam-vid or a similar program, which needs the whole pipeline of the Pi's camera.
      case Link.Command _ -> of("video", "char-video4linux", "char-media", "char-dma_heap");
      case Link.Tcp _, Link.Udp _, Link.Push _, Link.HttpStream _ -> NONE;
    };
  }

  /**
   * By the kernel's name of the line; a name given by udev may stand for either kind of USB serial
   * line.
   */
  private static Set<String> serial(DevicePlace place) {
    return switch (place) {
      case DevicePlace.DeviceFile(Path path) -> serial(path.toString());
      case DevicePlace.UsbPlace _ -> USB_SERIAL;
    };
  }

  private static Set<String> serial(String file) {
    for (String kind : new String[] {"ttyUSB", "ttyACM", "ttyAMA", "ttyS"}) {
      if (file.startsWith("/dev/" + kind)) {
        return Set.of("char-" + kind);
      }
    }
    return file.startsWith("/dev/serial") && !file.startsWith("/dev/serial/") ? UART : USB_SERIAL;
  }

  /** The text of a drop-in for {@code motcua-board.service}. */
  public String dropIn() {
    StringBuilder text = new StringBuilder();
    text.append(
        "# What the devices of this board's board.toml need; printed by motcua board --rights.\n");
    text.append("# Print it anew when a device is added.\n[Service]\n");
    if (!groups.isEmpty()) {
      text.append("SupplementaryGroups=").append(String.join(" ", groups)).append('\n');
    }
    classes.forEach(each -> text.append("DeviceAllow=").append(each).append(" rw\n"));
    return text.toString();
  }
}
