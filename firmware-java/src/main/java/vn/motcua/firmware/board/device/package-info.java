/**
 * The kinds of device that a board drives.
 *
 * <p>In: a device of board.toml, whose link is a value. Out: its session under a {@link
 * vn.motcua.devices.life.Supervisor}, and what the board can ask of it. One file for each kind is
 * its registration; next: the driver in {@code devices}.
 */
@NullMarked
package vn.motcua.firmware.board.device;

import org.jspecify.annotations.NullMarked;
