package vn.motcua.devices.emulator.fingerprint;

import vn.motcua.devices.fingerprint.packet.Instruction;

/** Lengths of the commands' arguments, from the ZFM-20 and R503 manuals. */
final class ModuleArguments {
  private ModuleArguments() {}

  /** Bytes after the instruction code; -1 for a command that is not emulated. */
  static int bytes(Instruction command) {
    return switch (command) {
      case GEN_IMG,
          MATCH,
          REG_MODEL,
          EMPTY,
          READ_SYS_PARA,
          TEMPLATE_NUM,
          CHECK_SENSOR,
          READ_PROD_INFO,
          HAND_SHAKE,
          UP_IMAGE,
          GET_RANDOM_CODE,
          GET_ECHO ->
          0;
      case IMG_2_TZ, UP_CHAR, DOWN_CHAR, READ_CON_LIST -> 1;
      case SET_SYS_PARA -> 2;
      case STORE, LOAD_CHAR -> 3;
      case DELETE_CHAR, VFY_PWD, SET_PWD, AURA_LED_CONFIG -> 4;
      case SEARCH, HIGH_SPEED_SEARCH -> 5;
      default -> -1;
    };
  }

  static boolean beginsWithBuffer(Instruction command) {
    return switch (command) {
      case IMG_2_TZ, UP_CHAR, DOWN_CHAR, STORE, LOAD_CHAR, SEARCH, HIGH_SPEED_SEARCH -> true;
      default -> false;
    };
  }
}
