package vn.motcua.devices;

import org.jspecify.annotations.Nullable;

/**
 * One thing a device has told us; the only way from hardware into the program. Each kind of device
 * has its readings beside its driver, a sealed family where there are several; whoever does not
 * know a reading still knows its {@link #device}, its {@link #state} and whether it {@link
 * #isOfDevice}.
 *
 * <p>Immutable. {@code device} is the name given in board.toml, unique on the board. {@code
 * monotonicNanos} is CLOCK_MONOTONIC of this boot, as near to the edge or byte as it could be
 * taken.
 */
public interface Reading {

  /** Name of the device in board.toml. */
  String device();

  /**
   * What this says of the device itself, null for a reading that says nothing of it.
   *
   * @param before the word of the state it was in, null when none is known
   */
  default @Nullable DeviceState state(@Nullable String before) {
    return null;
  }

  /** Whether it tells of the device, and not of somebody who used it or of work it was given. */
  default boolean isOfDevice() {
    return true;
  }
}
