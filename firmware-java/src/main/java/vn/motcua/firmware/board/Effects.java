package vn.motcua.firmware.board;

import vn.motcua.firmware.station.Effect;

/** Performs effects. Called by the station thread; must not block it and must not throw. */
@FunctionalInterface
public interface Effects {
  /** Passes one effect to its driver. */
  void perform(Effect effect);
}
