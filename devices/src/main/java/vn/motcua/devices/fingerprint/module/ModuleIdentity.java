package vn.motcua.devices.fingerprint.module;

import java.util.BitSet;

/**
 * Identifies a module, so that a swap is noticed: in another module the same slot holds another
 * officer's finger.
 *
 * @param serial as the module tells it, or empty when it cannot
 * @param slots which slots are taken; compared only between modules without a serial number
 */
public record ModuleIdentity(int systemId, int capacity, String serial, BitSet slots) {

  /** A copy that nobody can change. */
  public ModuleIdentity {
    slots = (BitSet) slots.clone();
  }

  /** A copy of the taken slots. */
  @Override
  public BitSet slots() {
    return (BitSet) slots.clone();
  }

  /** Whether {@code other} may be the same piece of hardware with the same library. */
  public boolean sameAs(ModuleIdentity other) {
    if (systemId != other.systemId || capacity != other.capacity) {
      return false;
    }
    return (serial.isEmpty() || other.serial.isEmpty())
        ? slots.equals(other.slots)
        : serial.equals(other.serial);
  }
}
