package vn.motcua.devices.fingerprint.packet;

import java.util.Arrays;
import java.util.Optional;

/** Confirmation codes that mean the same in all families (ZFM-20 manual 2.0; 20h, 21h: R503). */
public enum Confirmation {
  OK(0x00, "command execution complete"),
  PACKET_ERROR(0x01, "error when receiving data package"),
  NO_FINGER(0x02, "no finger on the sensor"),
  ENROLL_FAIL(0x03, "fail to enroll the finger"),
  DISORDERLY(0x06, "over-disorderly fingerprint image"),
  FEW_FEATURES(0x07, "lackness of character point or over-smallness of image"),
  NO_MATCH(0x08, "finger doesn't match"),
  NOT_FOUND(0x09, "fail to find the matching finger"),
  COMBINE_FAIL(0x0A, "fail to combine the character files"),
  BAD_LOCATION(0x0B, "addressing PageID is beyond the finger library"),
  LOAD_FAIL(0x0C, "error when reading template from library or the template is invalid"),
  UPLOAD_FAIL(0x0D, "error when uploading template"),
  RECEIVE_FAIL(0x0E, "module can't receive the following data packages"),
  UPLOAD_IMAGE_FAIL(0x0F, "error when uploading image"),
  DELETE_FAIL(0x10, "fail to delete the template"),
  CLEAR_FAIL(0x11, "fail to clear finger library"),
  WRONG_PASSWORD(0x13, "wrong password"),
  NO_VALID_IMAGE(0x15, "fail to generate the image for the lackness of valid primary image"),
  FLASH_ERROR(0x18, "error when writing flash"),
  UNDEFINED(0x19, "no definition error"),
  BAD_REGISTER(0x1A, "invalid register number"),
  BAD_REGISTER_SETTING(0x1B, "incorrect configuration of register"),
  BAD_NOTEPAD_PAGE(0x1C, "wrong notepad page number"),
  PORT_FAIL(0x1D, "fail to operate the communication port"),
  ADDRESS_CODE(0x20, "address code is incorrect"),
  MUST_VERIFY_PASSWORD(0x21, "password must be verified");

  private final int code;
  private final String meaning;

  Confirmation(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  /** The code on the wire. */
  public int code() {
    return code;
  }

  /** What it says, in the manual's words. */
  public String meaning() {
    return meaning;
  }

  /** The confirmation of a code, if all families agree on one. */
  public static Optional<Confirmation> of(int code) {
    return Arrays.stream(values()).filter(c -> c.code == code).findFirst();
  }

  /** The meaning of a code, known or not. */
  public static String meaningOf(int code) {
    return of(code)
        .map(Confirmation::meaning)
        .orElse("confirmation code " + Integer.toHexString(code) + "h of this family");
  }
}
