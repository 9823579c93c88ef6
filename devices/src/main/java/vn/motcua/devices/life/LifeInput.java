package vn.motcua.devices.life;

import vn.motcua.devices.link.Fault;

/** What can happen to a device, as told to {@link LifeMachine}. */
public sealed interface LifeInput {

  /** The supervisor has begun, or the back-off may have passed: look at the time. */
  record Tick() implements LifeInput {}

  /** Somebody waits for the device: a back-off ends now. */
  record Wanted() implements LifeInput {}

  /** The link is open and the device has been greeted. */
  record Opened() implements LifeInput {}

  /** Opening, greeting or serving it ended with {@code fault}. */
  record Failed(Fault fault) implements LifeInput {}
}
