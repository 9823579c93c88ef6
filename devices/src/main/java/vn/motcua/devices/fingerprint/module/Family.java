package vn.motcua.devices.fingerprint.module;

import vn.motcua.devices.fingerprint.packet.Confirmation;

/**
 * What differs between modules that all speak EF01.
 *
 * <p>The families clash: 35h sets the light of a GROW module and is the handshake of a Synochip
 * one, 33h puts others to sleep, and confirmation 22h says "empty" here and "not empty" there. So a
 * command that not all share is sent only to a family that has it. Sources: ZFM-20 manual 2.0, GROW
 * R503 manual 1.2.2, the Synochip-family header; a new family is one more constant.
 */
public enum Family {
  /**
   * ZFM-20, ZFM-60, R305, R307, R308, AS608 and every module that does not identify itself
   * otherwise.
   */
  ZFM(2, false, false),
  /** GROW R502 and R503: ring light, product information, six character buffers. */
  GROW(6, true, true),
  /** Synochip and its clones; recognised only by configuration. */
  SYNOCHIP(2, false, false);

  private final int buffers;
  private final boolean ringLight;
  private final boolean productInformation;

  Family(int buffers, boolean ringLight, boolean productInformation) {
    this.buffers = buffers;
    this.ringLight = ringLight;
    this.productInformation = productInformation;
  }

  /** Character buffers, numbered from 1; as many images can be combined into one template. */
  public int buffers() {
    return buffers;
  }

  /** Whether 35h sets its light. */
  public boolean ringLight() {
    return ringLight;
  }

  /** Whether 3Ch gives model and serial number. */
  public boolean productInformation() {
    return productInformation;
  }

  /** What a confirmation code says in this family. */
  public String meaningOf(int code) {
    return switch (this) {
      case ZFM -> Confirmation.meaningOf(code);
      case GROW ->
          switch (code) {
            case 0x22 -> "the specified template is empty";
            case 0x23 -> "the specified template is not empty";
            default -> common(code);
          };
      case SYNOCHIP -> code == 0x22 ? "the specified template is not empty" : common(code);
    };
  }

  private static String common(int code) {
    return switch (code) {
      case 0x26 -> "timeout";
      case 0x27 -> "the fingerprint already exists";
      default -> Confirmation.meaningOf(code);
    };
  }
}
