package vn.motcua.devices.emulator.fingerprint;

import vn.motcua.devices.fingerprint.Family;

/**
 * What kind of module is emulated.
 *
 * @param family which commands it has
 * @param capacity slots
 * @param password 0 for none
 * @param serial 16 hex digits; told only by a GROW module
 * @param baud the speed it listens at; a driver at another one gets no answer
 * @param realDelays whether it takes the times of a recorded module
 */
public record ModuleSpec(
    Family family, int capacity, int password, String serial, int baud, boolean realDelays) {
  /** A ZFM of 200 slots without password that answers at once, at 57 600 baud. */
  public static final ModuleSpec ZFM =
      new ModuleSpec(Family.ZFM, 200, 0, "0000000000000000", 57_600, false);

  /** A GROW R503 with the same. */
  public static final ModuleSpec GROW =
      new ModuleSpec(Family.GROW, 200, 0, "52353033a0000001", 57_600, false);

  /** The same locked with {@code word}. */
  public ModuleSpec withPassword(int word) {
    return new ModuleSpec(family, capacity, word, serial, baud, realDelays);
  }

  /** The same, another piece of hardware. */
  public ModuleSpec withSerial(String number) {
    return new ModuleSpec(family, capacity, password, number, baud, realDelays);
  }

  /** The same at another speed. */
  public ModuleSpec withBaud(int rate) {
    return new ModuleSpec(family, capacity, password, serial, rate, realDelays);
  }

  /** The same with the times of a recorded module. */
  public ModuleSpec withRealDelays() {
    return new ModuleSpec(family, capacity, password, serial, baud, true);
  }

  /** The same with room for {@code slots} templates. */
  public ModuleSpec withCapacity(int slots) {
    return new ModuleSpec(family, slots, password, serial, baud, realDelays);
  }
}
