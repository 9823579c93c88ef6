package vn.motcua.devices.life;

import org.jspecify.annotations.Nullable;
import vn.motcua.devices.DeviceState;
import vn.motcua.devices.Reading;

/**
 * A device's supervised life went to another stage.
 *
 * @param reason names the cause, short English text
 * @param more whether a device that is ready tells next how it is, so that being ready alone is no
 *     news; see {@link SessionOn#tellsCondition}
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
      case OPENING, BACKING_OFF -> null; // steps on the way, not news
    };
  }
}
