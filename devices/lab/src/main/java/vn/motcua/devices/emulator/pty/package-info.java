/**
 * Real pseudo terminals for emulators: the far end of a serial cable.
 *
 * <p>In: bytes an emulated device sends. Out: the kernel's own tty under a path a driver opens like
 * any serial port, and a {@link vn.motcua.devices.link.ByteLink} for the device's side. Next: the
 * emulators of serial devices.
 */
@NullMarked
package vn.motcua.devices.emulator.pty;

import org.jspecify.annotations.NullMarked;
