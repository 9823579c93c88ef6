/**
 * Reads a stream of ESC/POS as a printer would, command by command; pure.
 *
 * <p>In: bytes in pieces of any size. Out: {@link vn.motcua.devices.printer.inspect.EscPosToken}s
 * with their offsets. Next: the emulated printer, and the technician's {@code inspect} verb.
 */
@NullMarked
package vn.motcua.devices.printer.inspect;

import org.jspecify.annotations.NullMarked;
