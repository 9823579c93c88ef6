/**
 * GPIO lines of a Linux chip through the kernel's own interface, version 2.
 *
 * <p>In: a chip's label and line offsets from board.toml. Out: edges with the kernel's time stamps
 * and levels, as {@link vn.motcua.devices.button.PanelLines}. Next: {@code
 * vn.motcua.devices.button.RatingPanel}.
 */
@NullMarked
package vn.motcua.devices.button.gpio;

import org.jspecify.annotations.NullMarked;
