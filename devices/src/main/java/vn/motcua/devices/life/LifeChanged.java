package vn.motcua.devices.life;

import org.jspecify.annotations.Nullable;
import vn.motcua.devices.DeviceState;
import vn.motcua.devices.Reading;

/**
 * The supervised life of a device has entered another stage.
 *
 * @param reason the cause, short English text
 * @param more whether a ready device reports its condition next, so that being ready alone is not
 *     reported; see {@link SessionOn#tellsCondition}
 */
public record LifeChanged(String device, LifeStage life, String reason, boolean more)
    implements Reading {

  /** Of a device that is as it should be once it is ready. */
  public LifeChanged(String device, LifeStage life, String reason) {
    this(device, life, reason, false);
  }

  @Override
  public @Nullable DeviceState state(@Nullable String before) {
    return switch (life) {
      case READY -> more ? null : new DeviceState(life.word(), reason);
      case ABSENT, FAULTED -> new DeviceState(life.word(), reason);
      case OPENING, BACKING_OFF -> null; // intermediate steps are not reported
    };
  }
}
