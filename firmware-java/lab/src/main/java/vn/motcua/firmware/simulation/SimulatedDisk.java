package vn.motcua.firmware.simulation;

import java.util.List;
import java.util.random.RandomGenerator;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.journal.Ledger;
import vn.motcua.bridge.journal.Stamped;
import vn.motcua.bridge.lab.ForwardingLedger;

/**
 * The disk of a ledger during a power cut: the current write arrives completely or not at all, like
 * a transaction whose log was torn, and nobody is told of it. One thread.
 */
final class SimulatedDisk extends ForwardingLedger {
  private final RandomGenerator luck;
  private boolean dying;

  /** The power went while a write was on its way. */
  static final class PowerLoss extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PowerLoss() {
      super("the power went", null, false, false);
    }
  }

  SimulatedDisk(Ledger ledger, RandomGenerator luck) {
    super(ledger);
    this.luck = luck;
  }

  /** The power goes during the next write. */
  void failAtNextWrite() {
    dying = true;
  }

  @Override
  public List<Event> append(List<Stamped> batch) {
    if (dying && !batch.isEmpty()) {
      dying = false;
      if (luck.nextBoolean()) {
        super.append(batch);
      }
      throw new PowerLoss();
    }
    return super.append(batch);
  }
}
