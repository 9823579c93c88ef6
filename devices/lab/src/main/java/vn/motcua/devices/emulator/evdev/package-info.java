/**
 * The far end of keyboards and HID scanners, as the kernel shows them.
 *
 * <p>In: what is typed or scanned. Out: {@code struct input_event} or HID reports on a pseudo
 * terminal, byte for byte what a device file gives; only the kernel's ioctls are missing. Next:
 * {@link vn.motcua.devices.scanner.evdev} and {@link vn.motcua.devices.scanner}.
 */
@NullMarked
package vn.motcua.devices.emulator.evdev;

import org.jspecify.annotations.NullMarked;
