package vn.motcua.firmware.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Which physical card and board this is: the SD card's CID register and the board's serial number,
 * as Linux shows them. It shows that a ledger was copied to another card, and then a new epoch
 * begins.
 */
public final class Card {
  private static final Path CID = Path.of("/sys/block/mmcblk0/device/cid");
  private static final Path SERIAL = Path.of("/sys/firmware/devicetree/base/serial-number");

  private Card() {}

  /** {@code cid/serial}; empty on a machine without a card, such as a PC. */
  public static String identity() {
    String cid = read(CID);
    return cid.isEmpty() ? "" : cid + "/" + read(SERIAL);
  }

  private static String read(Path file) {
    try {
      return Files.exists(file)
          ? Files.readString(file, StandardCharsets.US_ASCII).replace("\0", "").strip()
          : "";
    } catch (IOException unreadable) {
      System.getLogger(Card.class.getName())
          .log(System.Logger.Level.WARNING, "{0} cannot be read: {1}", file, unreadable);
      return "";
    }
  }
}
