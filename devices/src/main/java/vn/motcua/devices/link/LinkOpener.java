package vn.motcua.devices.link;

/** Knows where a device is attached and opens it again as often as needed. */
public interface LinkOpener {
  /** Opens a new link; the caller closes it. */
  ByteLink open() throws LinkException;

  /** Where this leads, for messages: {@code serial /dev/serial0 57600} or {@code tcp host:9100}. */
  String where();
}
