/**
 * The far end of scanners, by serial line and as the kernel shows keyboards and HID scanners.
 *
 * <p>In: what a person types or holds in front of the scanner. Out: the bytes such a scanner sends,
 * {@code struct input_event} or HID reports, on a real pseudo terminal, byte for byte what a device
 * file gives; only the kernel's ioctls are missing. Next: {@link vn.motcua.devices.scanner} and
 * {@link vn.motcua.devices.scanner.evdev}, which do not know that they are emulated.
 */
@NullMarked
package vn.motcua.devices.emulator.scanner;

import org.jspecify.annotations.NullMarked;
