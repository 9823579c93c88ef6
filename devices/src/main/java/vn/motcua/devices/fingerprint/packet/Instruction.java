package vn.motcua.devices.fingerprint.packet;

import java.util.Arrays;
import java.util.Optional;

/** Instructions of the ZFM-20 manual 2.0, with its names; those of one family say so. */
public enum Instruction {
  GEN_IMG(0x01, "GenImg", "collect finger image"),
  IMG_2_TZ(0x02, "Img2Tz", "generate character file from image"),
  MATCH(0x03, "Match", "carry out precise matching of two templates"),
  SEARCH(0x04, "Search", "search the finger library"),
  REG_MODEL(0x05, "RegModel", "combine character files and generate template"),
  STORE(0x06, "Store", "store template"),
  LOAD_CHAR(0x07, "LoadChar", "read template from flash library"),
  UP_CHAR(0x08, "UpChar", "upload character file or template"),
  DOWN_CHAR(0x09, "DownChr", "download character file or template"),
  UP_IMAGE(0x0A, "UpImage", "upload image"),
  DOWN_IMAGE(0x0B, "DownImage", "download image"),
  DELETE_CHAR(0x0C, "DeletChar", "delete template"),
  EMPTY(0x0D, "Empty", "empty finger library"),
  SET_SYS_PARA(0x0E, "SetSysPara", "set system parameter"),
  READ_SYS_PARA(0x0F, "ReadSysPara", "read system parameter"),
  SET_PWD(0x12, "SetPwd", "set password"),
  VFY_PWD(0x13, "VfyPwd", "verify password"),
  GET_RANDOM_CODE(0x14, "GetRandomCode", "generate a random code"),
  SET_ADDER(0x15, "SetAdder", "set module address"),
  READ_INF_PAGE(0x16, "ReadInfPage", "read information page"),
  CONTROL(0x17, "Control", "port control"),
  WRITE_NOTEPAD(0x18, "WriteNotepad", "write notepad"),
  READ_NOTEPAD(0x19, "ReadNotepad", "read notepad"),
  HIGH_SPEED_SEARCH(0x1B, "HighSpeedSearch", "search the finger library fastly"),
  TEMPLATE_NUM(0x1D, "TempleteNum", "read valid template number"),
  READ_CON_LIST(0x1F, "ReadIndexTable", "read fingerprint template index table"),
  AURA_LED_CONFIG(0x35, "AuraLedConfig", "aura LED control (GROW; other families: HandShake)"),
  CHECK_SENSOR(0x36, "CheckSensor", "check sensor (GROW)"),
  READ_PROD_INFO(0x3C, "ReadProdInfo", "read product information (GROW)"),
  SOFT_RST(0x3D, "SoftRst", "soft reset (GROW)"),
  HAND_SHAKE(0x40, "HandShake", "hand shake (GROW)"),
  GET_ECHO(0x53, "GetEcho", "echo (ZFM)");

  private final int code;
  private final String manualName;
  private final String meaning;

  Instruction(int code, String manualName, String meaning) {
    this.code = code;
    this.manualName = manualName;
    this.meaning = meaning;
  }

  /** The instruction code on the wire. */
  public int code() {
    return code;
  }

  /** The manual's name, its spelling included. */
  public String manualName() {
    return manualName;
  }

  /** What it does, in the manual's words. */
  public String meaning() {
    return meaning;
  }

  /** The command of a code, if there is one. */
  public static Optional<Instruction> of(int code) {
    return Arrays.stream(values()).filter(c -> c.code == code).findFirst();
  }
}
