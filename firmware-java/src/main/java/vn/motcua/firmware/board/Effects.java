package vn.motcua.firmware.board;

import vn.motcua.firmware.station.Effect;

/** Carries out effects. Called by the station thread; must not block it and must not throw. */
@FunctionalInterface
public interface Effects {
  /** Hands one effect to its driver. */
  void perform(Effect effect);
}
