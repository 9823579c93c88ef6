package vn.motcua.devices.emulator.fingerprint;

import vn.motcua.devices.fingerprint.packet.Confirmation;

/** What SetSysPara changes and ReadSysPara returns. Runs on the emulator's thread only. */
final class ModuleParameters {
  private static final int BAUD = 4;
  private static final int SECURITY = 5;
  private static final int PACKET = 6;
  private static final int BAUD_UNIT = 9_600;
  private static final int BAUD_UNITS_MAX = 12;
  private static final int SECURITY_MAX = 5;
  private static final int PACKET_CODE_MAX = 3;
  private static final int PACKET_BYTES_MIN = 32;

  private int baudUnits;
  private int security = 3;
  private int packetCode = 2;

  ModuleParameters(int baud) {
    this.baudUnits = baud / BAUD_UNIT;
  }

  Confirmation set(int number, int value) {
    int most =
        switch (number) {
          case BAUD -> BAUD_UNITS_MAX;
          case SECURITY -> SECURITY_MAX;
          case PACKET -> PACKET_CODE_MAX;
          default -> -1;
        };
    if (most < 0) {
      return Confirmation.BAD_REGISTER;
    }
    if (value > most || (value == 0 && number != PACKET)) {
      return Confirmation.BAD_REGISTER_SETTING;
    }
    switch (number) {
      case BAUD -> baudUnits = value;
      case SECURITY -> security = value;
      default -> packetCode = value;
    }
    return Confirmation.OK;
  }

  /** A new baud rate applies once the answer to its command has gone out at the old one. */
  int baud() {
    return baudUnits * BAUD_UNIT;
  }

  /** Most bytes of a data packet: 32, 64, 128 or 256. */
  int packetBytes() {
    return PACKET_BYTES_MIN << packetCode;
  }

  /** The 16 bytes of ReadSysPara. */
  int[] told(int slots) {
    return new int[] {
      0,
      0,
      0,
      0,
      slots >>> 8,
      slots,
      0,
      security,
      0xFF,
      0xFF,
      0xFF,
      0xFF,
      0,
      packetCode,
      0,
      baudUnits
    };
  }
}
