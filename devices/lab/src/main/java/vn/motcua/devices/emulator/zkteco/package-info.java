/**
 * The far end of {@code vn.motcua.devices.zkteco}: a terminal with users and a log on a real TCP or
 * UDP port.
 *
 * <p>In: bytes of the driver, punches that a test or the bench page makes. Out: bytes; whatever the
 * protocol does not know becomes a fault that {@code faults()} lists. Next: nothing.
 */
@NullMarked
package vn.motcua.devices.emulator.zkteco;

import org.jspecify.annotations.NullMarked;
