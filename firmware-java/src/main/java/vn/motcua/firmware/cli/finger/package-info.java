/**
 * {@code motcua finger}: who is in a fingerprint module, while no board uses it.
 *
 * <p>In: the module's port. Out: fingers enrolled, deleted, copied to encrypted files and back.
 * Next: {@link vn.motcua.devices.fingerprint.FingerprintReader}, the driver of a board.
 */
@NullMarked
package vn.motcua.firmware.cli.finger;

import org.jspecify.annotations.NullMarked;
