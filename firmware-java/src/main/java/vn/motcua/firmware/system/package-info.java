/**
 * The board's interface to Linux: the clock and its quality, and systemd.
 *
 * <p>In: the kernel's clocks, the environment systemd sets. Out: {@link vn.motcua.bridge.Moment}s;
 * notifications to the service manager. Next: {@code vn.motcua.firmware.cli}, which wires both.
 */
@NullMarked
package vn.motcua.firmware.system;

import org.jspecify.annotations.NullMarked;
