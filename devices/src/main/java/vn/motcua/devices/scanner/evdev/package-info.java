/**
 * Scanners and button pads that act as keyboards, read from the kernel's input events.
 *
 * <p>In: {@code struct input_event} of one grabbed device. Out: {@link
 * vn.motcua.devices.scanner.Scanned} or {@link vn.motcua.devices.button.ButtonReading.Pressed}.
 * Next: the same stations as for any other scanner or button. Codes are decoded from key positions,
 * never through a keyboard layout of the desktop or an input method.
 */
@NullMarked
package vn.motcua.devices.scanner.evdev;

import org.jspecify.annotations.NullMarked;
