/**
 * The emulator of a fingerprint module.
 *
 * <p>In: fingers put on the glass and lifted, and commands as bytes. Out: answers as bytes on a
 * real pseudo terminal, with the faults that a test requests. Next: {@link
 * vn.motcua.devices.fingerprint}, which does not know that it is emulated.
 */
@NullMarked
package vn.motcua.devices.emulator.fingerprint;

import org.jspecify.annotations.NullMarked;
