package vn.motcua.devices.emulator.fingerprint;

import vn.motcua.devices.fingerprint.module.Family;

/**
 * The specification of an emulated module.
 *
 * @param family which commands it has
 * @param capacity slots
 * @param password 0 for none
 * @param serial 16 hex digits; reported only by a GROW module
 * @param baud its baud rate; a driver with another one gets no answer
 * @param pace how fast it answers
 */
public record ModuleSpec(
    Family family, int capacity, int password, String serial, int baud, Pace pace) {
  /** A ZFM of 200 slots without password that answers at once, at 57 600 baud. */
  public static final ModuleSpec ZFM =
      new ModuleSpec(Family.ZFM, 200, 0, "0000000000000000", 57_600, Pace.AT_ONCE);

  /** A GROW R503 with the same. */
  public static final ModuleSpec GROW =
      new ModuleSpec(Family.GROW, 200, 0, "52353033a0000001", 57_600, Pace.AT_ONCE);

  /** The same, locked with the password {@code word}. */
  public ModuleSpec withPassword(int word) {
    return new ModuleSpec(family, capacity, word, serial, baud, pace);
  }

  /** The same, but another piece of hardware. */
  public ModuleSpec withSerial(String number) {
    return new ModuleSpec(family, capacity, password, number, baud, pace);
  }

  /** The same at another baud rate. */
  public ModuleSpec withBaud(int rate) {
    return new ModuleSpec(family, capacity, password, serial, rate, pace);
  }

  /** The same, faster or slower. */
  public ModuleSpec withPace(Pace how) {
    return new ModuleSpec(family, capacity, password, serial, baud, how);
  }

  /** The same with room for {@code slots} templates. */
  public ModuleSpec withCapacity(int slots) {
    return new ModuleSpec(family, slots, password, serial, baud, pace);
  }
}
