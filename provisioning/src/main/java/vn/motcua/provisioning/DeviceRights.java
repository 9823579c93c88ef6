package vn.motcua.provisioning;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a board's service may open, from its board.toml: the classes of device files that its
 * devices are of, and the groups that own those files. Everything else stays closed to it.
 *
 * @param classes classes of device files as {@code DeviceAllow=} has them, sorted
 * @param groups as {@code SupplementaryGroups=} has them, sorted
 */
public record DeviceRights(Set<String> classes, Set<String> groups) {
  private static final Set<String> UART = Set.of("char-ttyAMA", "char-ttyS");
  private static final Set<String> USB_SERIAL = Set.of("char-ttyUSB", "char-ttyACM");

  /** Copies both, sorted. */
  public DeviceRights {
    classes = new TreeSet<>(classes);
    groups = new TreeSet<>(groups);
  }

  /** What these devices need. */
  public static DeviceRights of(Collection<DeviceConfig> devices) {
    DeviceRights all = new DeviceRights(Set.of(), Set.of());
    for (DeviceConfig device : devices) {
      switch (device) {
        case DeviceConfig.Printer p -> all.addLink(p.link());
        case DeviceConfig.RatingPanel _ -> all.add("gpio", Set.of("char-gpiochip"));
        case DeviceConfig.KeyPad p -> all.addLink(p.link());
        case DeviceConfig.Fingerprint f -> all.addLink(f.link());
        case DeviceConfig.Scanner s -> all.addLink(s.link());
        case DeviceConfig.Camera c -> all.addCamera(c);
        case DeviceConfig.Terminal t -> all.addLink(t.link());
      }
    }
    return all;
  }

  private void add(String group, Set<String> more) {
    groups.add(group);
    classes.addAll(more);
  }

  private void addLink(String link) {
    String scheme = link.substring(0, link.indexOf(':'));
    boolean past = link.contains("by=libusb");
    switch (scheme) {
      case "serial" -> add("dialout", serial(link));
      case "keys" -> add("input", Set.of("char-input"));
      case "hidpos" -> add("input", Set.of(past ? "char-usb_device" : "char-hidraw"));
      case "usb" -> add("lp", Set.of(past ? "char-usb_device" : "char-usb"));
      case "lp" -> add("lp", Set.of(link.startsWith("lp:/dev/lp") ? "char-lp" : "char-usb"));
      case "tcp", "udp", "adms" -> {
        // The network is no device file.
      }
      default -> throw new IllegalArgumentException("no such kind of link: " + link);
    }
  }

  /** By the kernel's name of the line; a name of udev's may stand for either kind on USB. */
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

  /** A command is rpicam-vid or one like it, which needs the whole pipeline of the Pi's camera. */
  private void addCamera(DeviceConfig.Camera camera) {
    if (!camera.command().isEmpty()) {
      add("video", Set.of("char-video4linux", "char-media", "char-dma_heap"));
    } else if (camera.url().startsWith("v4l2:")) {
      add("video", Set.of("char-video4linux"));
    }
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
