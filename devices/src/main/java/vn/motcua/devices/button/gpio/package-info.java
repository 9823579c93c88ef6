/**
 * GPIO lines of a Linux chip through the kernel's own interface, version 2.
 *
 * <p>In: a chip's label and line offsets from board.toml. Out: Pi4J's digital inputs and outputs,
 * with the kernel's time stamps in {@link vn.motcua.devices.button.TimedEdge}. Next: {@link
 * vn.motcua.devices.button.Pi4jPanelLines}.
 */
@NullMarked
package vn.motcua.devices.button.gpio;

import org.jspecify.annotations.NullMarked;
