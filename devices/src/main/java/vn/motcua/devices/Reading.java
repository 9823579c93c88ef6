package vn.motcua.devices;

import org.jspecify.annotations.Nullable;

/**
 * Something a device has reported; the only way from hardware into the program. Each kind of device
 * has its readings beside its driver, a sealed family where there are several; code that does not
 * know the type of a reading can still use its {@link #device}, its {@link #state} and {@link
 * #isOfDevice}.
 *
 * <p>Immutable. {@code device} is the name given in board.toml, unique on the board. {@code
 * monotonicNanos} is CLOCK_MONOTONIC of this boot, taken as close to the edge or byte as possible.
 */
public interface Reading {

  /** Name of the device in board.toml. */
  String device();

  /**
   * The state of the device itself, null for a reading that does not concern it.
   *
   * @param before the word of the previous state, null when it is unknown
   */
  default @Nullable DeviceState state(@Nullable String before) {
    return null;
  }

  /** Whether it concerns the device, and not a person who used it or work it was given. */
  default boolean isOfDevice() {
    return true;
  }
}
