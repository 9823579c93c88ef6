package vn.motcua.provisioning;

import java.util.Collection;
import java.util.List;
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

  /** For lines of a GPIO chip. */
  public static final DeviceRights GPIO = of("gpio", "char-gpiochip");

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
  public static DeviceRights link(String link) {
    String scheme = link.substring(0, link.indexOf(':'));
    boolean past = link.contains("by=libusb");
    return switch (scheme) {
      case "serial" -> new DeviceRights(serial(link), Set.of("dialout"));
      case "keys" -> of("input", "char-input");
      case "hidpos" -> of("input", past ? "char-usb_device" : "char-hidraw");
      case "usb" -> of("lp", past ? "char-usb_device" : "char-usb");
      case "lp" -> of("lp", link.startsWith("lp:/dev/lp") ? "char-lp" : "char-usb");
      case "tcp", "udp", "adms" -> NONE;
      default -> throw new IllegalArgumentException("no such kind of link: " + link);
    };
  }

  /**
   * By the kernel's name of the line; a name given by udev may stand for either kind of USB serial
   * line.
   */
  private static Set<String> serial(String link) {
    for (String kind : new String[] {"ttyUSB", "ttyACM", "ttyAMA", "ttyS"}) {
      if (link.startsWith("serial:/dev/" + kind)) {
        return Set.of("char-" + kind);
      }
    }
    return link.startsWith("serial:/dev/serial") && !link.startsWith("serial:/dev/serial/")
        ? UART
        : USB_SERIAL;
  }

  /**
   * For a camera's stream. A command is rpicam-vid or a similar program, which needs the whole
   * pipeline of the Pi's camera.
   */
  static DeviceRights camera(String url, List<String> command) {
    if (!command.isEmpty()) {
      return of("video", "char-video4linux", "char-media", "char-dma_heap");
    }
    return url.startsWith("v4l2:") ? of("video", "char-video4linux") : NONE;
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
