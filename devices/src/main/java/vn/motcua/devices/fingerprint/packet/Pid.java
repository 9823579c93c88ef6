package vn.motcua.devices.fingerprint.packet;

import java.util.Optional;

/** Package identifier: what a packet is (ZFM-20 manual, "data package format"). */
public enum Pid {
  /** Command packet. */
  COMMAND(0x01),
  /** Data packet, and another one follows. */
  DATA(0x02),
  /** Acknowledge packet. */
  ACKNOWLEDGE(0x07),
  /** End of data packet: the last one. */
  END_OF_DATA(0x08);

  private final int value;

  Pid(int value) {
    this.value = value;
  }

  /** The byte on the wire. */
  public int value() {
    return value;
  }

  /** The identifier of a byte, if there is one. */
  public static Optional<Pid> of(int value) {
    return switch (value) {
      case 0x01 -> Optional.of(COMMAND);
      case 0x02 -> Optional.of(DATA);
      case 0x07 -> Optional.of(ACKNOWLEDGE);
      case 0x08 -> Optional.of(END_OF_DATA);
      default -> Optional.empty();
    };
  }
}
