/**
 * The far end of a scanner's cable.
 *
 * <p>In: what a person holds before the scanner. Out: the bytes such a scanner sends, on a real
 * pseudo terminal. Next: {@link vn.motcua.devices.scanner}, which does not know.
 */
@NullMarked
package vn.motcua.devices.emulator.scanner;

import org.jspecify.annotations.NullMarked;
