/**
 * The far end of a fingerprint module's cable.
 *
 * <p>In: fingers laid and lifted, and commands as bytes. Out: answers as bytes on a real pseudo
 * terminal, with the faults a test asks for. Next: {@link vn.motcua.devices.fingerprint}, which
 * does not know.
 */
@NullMarked
package vn.motcua.devices.emulator.fingerprint;

import org.jspecify.annotations.NullMarked;
