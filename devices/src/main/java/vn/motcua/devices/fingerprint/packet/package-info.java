/**
 * Packets of the EF01 protocol, and what their bytes mean.
 *
 * <p>In: bytes of the module. Out: {@link vn.motcua.devices.fingerprint.packet.PacketEvent}s. Pure.
 * Next: {@code fingerprint.module}.
 */
@NullMarked
package vn.motcua.devices.fingerprint.packet;

import org.jspecify.annotations.NullMarked;
