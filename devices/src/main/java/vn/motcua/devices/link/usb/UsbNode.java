package vn.motcua.devices.link.usb;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** The kinds of device files that the kernel makes for a USB device. */
public enum UsbNode {
  /** {@code /dev/usb/lp0}, by usblp. */
  PRINTER("usbmisc/lp[0-9]+", "usb", "printer"),
  /** {@code /dev/hidraw0}, by hidraw. */
  HIDRAW("hidraw/hidraw[0-9]+", "", "HID device"),
  /** {@code /dev/input/event3}, by evdev. */
  KEYS("input/input[0-9]+/event[0-9]+", "input", "keyboard"),
  /** {@code /dev/ttyACM0} or {@code /dev/ttyUSB0}. */
  SERIAL("tty/tty(?:ACM|USB)[0-9]+", "", "serial line"),
  /** {@code /dev/video0}, by uvcvideo. */
  VIDEO("video4linux/video[0-9]+", "", "camera");

  private final Pattern place;
  private final String folder;
  private final String words;

  UsbNode(String place, String folder, String words) {
    this.place = Pattern.compile("(?:.*/)?" + place);
    this.folder = folder;
    this.words = words;
  }

  /** Whether a directory, relative to an interface's, stands for such a file. */
  boolean isAt(Path relative) {
    return place.matcher(relative.toString()).matches();
  }

  /** The device file of such a directory. */
  Path file(Path dev, Path directory) {
    return dev.resolve(folder).resolve(directory.getFileName());
  }

  /** What it is, for messages. */
  String words() {
    return words;
  }
}
